package dev.assay.web.live;

import dev.assay.posture.CurrentPosture;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the news behind the posture. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    PostureNews postureNews(CurrentPosture current) {
        PostureNews news = new PostureNews();
        current.listen(news);
        return news;
    }

    /** Ends all streams before the server waits for its requests to end: it would wait for them half a minute. */
    @Bean
    SmartLifecycle endOfStreams(PostureNews news) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                running = true;
            }

            @Override
            public void stop() {
                news.close();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }
}
