package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.observation.Observer;
import dev.assay.observation.ReplayStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Chooses where observations come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterProperties.class)
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
                ClusterProperties properties, ResourceLoader resources, Observer observer, RecordingClock clock) {
            Resource recording = resources.getResource(String.valueOf(properties.recording()));
            RecordingPlayer.Pace pace = new RecordingPlayer.Pace(properties.past(), properties.speed());
            return new RecordingPlayer(new ResourceSource(recording), pace, observer, clock);
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
        LiveCluster liveCluster(ClusterProperties properties, Observer observer, Clock clock) throws IOException {
            ClusterAccess access = new ClusterAccess(
                    properties.kubeconfig(), properties.context(), KyvernoConfig.of(properties.kyvernoConfig()));
            return new LiveCluster(access.connect(), observer, clock, WatchTimes.DEFAULT);
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
