package dev.assay.signin;

import dev.assay.access.PageAccess;
import dev.assay.access.RequestRates;
import dev.assay.access.Viewer;
import dev.assay.access.VisibleCluster;
import dev.assay.gate.GateBoard;
import dev.assay.gate.GateView;
import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.outage.Outage;
import dev.assay.outage.OutageWatch;
import dev.assay.posture.CurrentPosture;
import dev.assay.posture.Posture;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Puts a viewer between the cluster and whoever reads. What is the primary bean of its kind here is what they may see; who
 * works for everybody, like the metrics, has to ask for the whole by its class.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

    @Bean
    VisibleCluster visibleCluster(CurrentPosture current, GateBoard board, Viewer viewer) {
        return new VisibleCluster(current, board, viewer);
    }

    @Bean
    @Primary
    Supplier<Posture> visiblePosture(VisibleCluster cluster) {
        return cluster::posture;
    }

    @Bean
    @Primary
    Supplier<GateView> visibleGates(VisibleCluster cluster) {
        return cluster::gates;
    }

    @Bean
    @Primary
    Supplier<List<Outage>> visibleOutages(OutageWatch watch, VisibleCluster cluster, Viewer viewer) {
        return () -> viewer.sight().everything() ? watch.get() : watch.among(cluster.posture());
    }

    /** How many objects of a kind there are is a number of the whole cluster. */
    @Bean
    @Primary
    Supplier<Map<Kind, KindReading>> visibleReadings(
            @Qualifier("readings") Supplier<Map<Kind, KindReading>> readings, Viewer viewer) {
        return () -> viewer.sight().everything() ? readings.get() : Map.of();
    }

    @Bean
    RequestRates requestRates(AccessProperties access) {
        return new RequestRates(access.requestsPerMinute(), System::nanoTime);
    }

    /** After it is known who asks, and before anything is done for them. */
    @Bean
    FilterRegistrationBean<RateFilter> rateFilter(Viewer viewer, RequestRates rates) {
        FilterRegistrationBean<RateFilter> registration = new FilterRegistrationBean<>(new RateFilter(viewer, rates));
        registration.setOrder(SignInConfiguration.BEFORE_OTHERS + 1);
        return registration;
    }

    /** Nobody signs in. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OnSignIn.Off.class)
    static class OpenConfiguration {

        @Bean
        @ConditionalOnMissingBean
        Viewer viewer(
                AccessProperties properties,
                @Value("${server.address:#{null}}") @Nullable InetAddress address,
                @Value("${assay.cluster.recording:#{null}}") @Nullable String recording) {
            return OpenDoor.viewer(properties, address, recording);
        }

        @Bean
        FilterRegistrationBean<OwnMachineFilter> ownMachine(
                @Value("${server.address:#{null}}") @Nullable InetAddress address) {
            FilterRegistrationBean<OwnMachineFilter> registration =
                    new FilterRegistrationBean<>(new OwnMachineFilter());
            registration.setEnabled(Loopback.bound(address));
            registration.setOrder(SignInConfiguration.BEFORE_OTHERS);
            return registration;
        }

        @Bean
        PageAccess pageAccess() {
            return PageAccess.OPEN;
        }
    }
}
