package dev.assay.web;

import dev.assay.access.Places;
import dev.assay.access.Viewer;
import dev.assay.gate.GateView;
import dev.assay.history.HistoryReader;
import dev.assay.history.HistoryState;
import dev.assay.observation.ReplayStatus;
import dev.assay.outage.Outage;
import dev.assay.web.cause.CurrentHints;
import dev.assay.web.overview.NamespaceSights;
import dev.assay.web.overview.NewsDesk;
import dev.assay.web.page.PageFrames;
import dev.assay.web.past.PastReader;
import dev.assay.web.past.RecentPast;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Puts the pages together. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    PageFrames pageFrames(
            Supplier<Optional<ReplayStatus>> replay,
            Supplier<HistoryState> history,
            Viewer viewer,
            ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? "" : String.valueOf(properties.getVersion());
        return new PageFrames(replay, history, viewer, version);
    }

    /** As long as nobody minds: a page with everything but its past is better than one that does not come. */
    @Bean
    PastReader pastReader(HistoryReader reader, Supplier<HistoryState> history, Viewer viewer) {
        return new PastReader(
                reader,
                history,
                viewer,
                task -> Thread.ofVirtual().name("question of the past").start(task),
                Duration.ofMillis(250));
    }

    @Bean
    RecentPast recentPast(PastReader reader, Viewer viewer) {
        return new RecentPast(reader, viewer);
    }

    @Bean
    NamespaceSights namespaceSights(
            Supplier<GateView> board, RecentPast past, Supplier<HistoryState> history, Clock clock) {
        return new NamespaceSights(board, past, history, clock);
    }

    @Bean
    NewsDesk newsDesk(Supplier<List<Outage>> outages, RecentPast past) {
        return new NewsDesk(outages, past);
    }

    @Bean
    CurrentHints currentHints() {
        return new CurrentHints();
    }

    @Bean
    ErrorPages errorPages(PageFrames frames) {
        return new ErrorPages(frames::plain);
    }

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    RequestPlaces requestPlaces(Viewer viewer) {
        Places places = new Places(RequestPlaces.MOST_AT_ONCE, RequestPlaces.MOST_OF_ONE);
        return new RequestPlaces(viewer, places, Duration.ofSeconds(2));
    }

    @Bean
    SmartInitializingSingleton pageLinks(SpringTemplateEngine engine) {
        return () -> engine.setLinkBuilder(new PageLinks());
    }
}
