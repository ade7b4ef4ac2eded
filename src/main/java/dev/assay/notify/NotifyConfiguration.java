package dev.assay.notify;

import dev.assay.posture.CurrentPosture;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts to tell once there is somebody to tell. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("assay.notify.webhook.url")
@EnableConfigurationProperties(NotifyProperties.class)
class NotifyConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean(initMethod = "start", destroyMethod = "close")
    Delivery notifyDelivery(NotifyProperties properties) {
        // Signed is the time of the receiver's world, also while a recording plays.
        Webhook webhook = new Webhook(
                properties.webhook().destination(), properties.webhook().signature(), Clock.systemUTC(), PATIENCE);
        return new Delivery(webhook, Thread::sleep);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Notifier notifier(CurrentPosture postures, Delivery delivery, NotifyProperties properties, Clock clock) {
        return new Notifier(postures, delivery::offer, properties.interval(), clock);
    }
}
