package dev.assay;

import dev.assay.outage.OutageWatch;
import dev.assay.posture.CurrentPosture;
import dev.assay.posture.PostureIndex;
import dev.assay.posture.PostureLoop;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the core together, which knows nothing of Spring. */
@Configuration(proxyBeanMethods = false)
class PostureConfiguration {

    @Bean
    CurrentPosture currentPosture() {
        return new CurrentPosture();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    PostureLoop postureLoop(Clock clock, CurrentPosture current) {
        PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
        return new PostureLoop(index, clock, current);
    }

    @Bean
    OutageWatch outageWatch(CurrentPosture current) {
        OutageWatch watch = new OutageWatch();
        current.listen(watch);
        return watch;
    }

    /** Ready means: there is a posture that is complete. */
    @Bean
    HealthIndicator postureHealthIndicator(CurrentPosture current) {
        return () -> current.get().complete()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("missing", current.get().missing())
                        .build();
    }
}
