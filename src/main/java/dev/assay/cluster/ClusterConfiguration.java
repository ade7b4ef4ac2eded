package dev.assay.cluster;

import dev.assay.enforcement.GateReview;
import dev.assay.enforcement.StatusWrites;
import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.observation.Observer;
import dev.assay.observation.RefusedRequests;
import dev.assay.observation.ReplayStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Chooses where observations come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ClusterProperties.class, GateResourceProperties.class})
class ClusterConfiguration {

    /** A recording in place of a cluster. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("assay.cluster.recording")
    static class PlayedConfiguration {

        @Bean
        RecordingClock clock() {
            return new RecordingClock();
        }

        @Bean(initMethod = "start", destroyMethod = "close")
        RecordingPlayer recordingPlayer(
                ClusterProperties properties,
                ResourceLoader resources,
                Observer observer,
                RefusedRequests refused,
                RecordingClock clock) {
            Resource recording = resources.getResource(String.valueOf(properties.recording()));
            RecordingPlayer.Pace pace = new RecordingPlayer.Pace(properties.past(), properties.speed());
            return new RecordingPlayer(new ResourceSource(recording), pace, counted(refused, observer), clock);
        }

        @Bean
        Supplier<Optional<ReplayStatus>> replay(RecordingPlayer player) {
            return () -> Optional.of(player.status());
        }

        @Bean
        Supplier<Map<Kind, KindReading>> readings() {
            return Map::of;
        }
    }

    /** A cluster, as it is now. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("assay.cluster.live")
    static class LiveConfiguration {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean(initMethod = "start", destroyMethod = "close")
        LiveCluster liveCluster(
                ClusterAccess.Connection connection,
                Observer observer,
                RefusedRequests refused,
                Clock clock,
                GateRequests gates) {
            return new LiveCluster(connection, counted(refused, observer), clock, WatchTimes.DEFAULT, gates);
        }

        /** Closed by the cluster that is read through it. */
        @Bean(destroyMethod = "")
        ClusterAccess.Connection connection(ClusterProperties properties) throws IOException {
            return new ClusterAccess(
                            properties.kubeconfig(), properties.context(), KyvernoConfig.of(properties.kyvernoConfig()))
                    .connect();
        }

        @Bean
        ServerReviews serverReviews(
                ClusterAccess.Connection connection, @Value("${assay.access.audiences:assay}") List<String> audiences) {
            return new ServerReviews(connection.server(), audiences);
        }

        @Bean
        GateRequests gateRequests() {
            return new GateRequests();
        }

        @Bean
        WriterLease writerLease(ClusterAccess.Connection connection, GateResourceProperties properties, Clock clock) {
            String pod = System.getenv("HOSTNAME");
            String identity = (pod == null ? "assay" : pod) + "_" + UUID.randomUUID();
            LeaseStore store = properties
                    .leaseNamespace(connection.podNamespace())
                    .<LeaseStore>map(namespace -> new ServerLease(connection.server(), namespace))
                    .orElse(LeaseStore.ALONE);
            return new WriterLease(store, identity, clock, System::nanoTime);
        }

        @Bean
        StatusDelivery statusDelivery(ClusterAccess.Connection connection, StatusWrites writes) {
            return new StatusDelivery(new GateStatusPatch(connection.server())::apply, writes, System::nanoTime);
        }

        @Bean
        GateStatusWriter gateStatusWriter(
                GateRequests requests, GateReview review, StatusDelivery delivery, WriterLease lease, Clock clock) {
            return new GateStatusWriter(requests, review, delivery, lease::held, clock);
        }

        @Bean
        GateResourceLifecycle gateResources(
                ClusterAccess.Connection connection,
                GateResourceProperties properties,
                GateStatusWriter writer,
                WriterLease lease) {
            boolean writes = properties.writes(connection.podNamespace().isPresent());
            return new GateResourceLifecycle(writes, writer, lease);
        }

        @Bean
        Supplier<Map<Kind, KindReading>> readings(LiveCluster cluster) {
            return cluster::readings;
        }

        @Bean
        Supplier<Optional<ReplayStatus>> replay() {
            return Optional::empty;
        }
    }

    /** Nothing to read from. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "assay.cluster.recording", matchIfMissing = true, havingValue = "false")
    @ConditionalOnBooleanProperty(name = "assay.cluster.live", matchIfMissing = true, havingValue = false)
    static class IdleConfiguration {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Supplier<Optional<ReplayStatus>> replay() {
            return Optional::empty;
        }

        @Bean
        Supplier<Map<Kind, KindReading>> readings() {
            return Map::of;
        }
    }

    @Bean
    RefusedRequests refusedRequests() {
        return new RefusedRequests();
    }

    private static Observer counted(RefusedRequests refused, Observer next) {
        return observation -> {
            refused.observe(observation);
            next.observe(observation);
        };
    }

    private record ResourceSource(Resource resource) implements RecordingPlayer.Source {

        @Override
        public String name() {
            String file = String.valueOf(resource.getFilename());
            return file.replaceFirst("\\.jsonl(\\.gz)?$", "");
        }

        @Override
        public InputStream open() throws IOException {
            return resource.getInputStream();
        }
    }
}
