package dev.assay.history;

import dev.assay.gate.SoakMemory;
import dev.assay.observation.Observer;
import dev.assay.posture.CurrentPosture;
import dev.assay.posture.PostureLoop;
import dev.assay.verdict.EvidenceAge;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.AllNestedConditions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Keeps history of a live cluster. A recording is one of its own, so nothing is written while one is played. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HistoryProperties.class, SharedProperties.class})
class HistoryConfiguration {

    /** History in a file or on a server. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(Kept.class)
    static class KeptConfiguration {

        @Bean
        PendingWrites pendingWrites(CurrentPosture current) {
            PendingWrites pending = new PendingWrites();
            current.listen(pending);
            return pending;
        }

        @Bean(initMethod = "start", destroyMethod = "close")
        HistoryLoop historyLoop(
                HistoryProperties properties,
                SharedProperties shared,
                PendingWrites pending,
                PostureLoop postures,
                Clock clock) {
            HistoryPlan plan = HistoryPlan.of(properties.retention(), EvidenceAge.DEFAULT.oldest());
            return new HistoryLoop(database(properties, shared, clock), pending, postures, plan, clock);
        }

        @Bean
        @Primary
        Observer rememberingObserver(PostureLoop postures, PendingWrites pending) {
            return new RememberingObserver(postures, pending);
        }

        @Bean
        SoakMemory soakMemory(HistoryLoop loop, PendingWrites pending) {
            return new RememberedSoaks(loop, pending);
        }

        @Bean
        HistoryReader historyReader(HistoryLoop loop) {
            return new HistoryReader(loop);
        }

        @Bean
        Supplier<HistoryState> historyState(HistoryLoop loop) {
            return loop::state;
        }

        private static Database database(HistoryProperties properties, SharedProperties shared, Clock clock) {
            if (shared.url() != null) {
                return new SharedDatabase(shared);
            }
            Path file = properties.file(System.getProperty("user.home", "."));
            return new FileDatabase(file, FileDatabase.MOST, clock);
        }
    }

    /** No history. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NotKept.class)
    static class OffConfiguration {

        @Bean
        SoakMemory soakMemory() {
            return SoakMemory.NONE;
        }

        @Bean
        HistoryReader historyReader() {
            return HistoryReader.none();
        }

        @Bean
        Supplier<HistoryState> historyState() {
            return () -> HistoryState.OFF;
        }
    }

    static final class Kept extends AllNestedConditions {

        Kept() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnBooleanProperty("assay.cluster.live")
        static final class OfLiveCluster {}

        @ConditionalOnBooleanProperty(name = "assay.history.enabled", matchIfMissing = true)
        static final class Enabled {}
    }

    static final class NotKept extends NoneNestedConditions {

        NotKept() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @Conditional(Kept.class)
        static final class IsKept {}
    }
}
