package dev.assay.history;

import static dev.assay.history.Postures.namespace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.posture.Posture;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharedHistoryTest extends HistoryContract {

    private static @Nullable PostgresServer server;

    private @Nullable SharedProperties properties;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Database database() {
        SharedProperties mine = properties == null ? server().newDatabase() : properties;
        properties = mine;
        return new SharedDatabase(mine);
    }

    @Test
    void aServerThatGoesAwayIsMissedAndFoundAgain() {
        Posture before = Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED"));
        Posture after = Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED"));
        try (Service service = Service.start(new SharedDatabase(server().newDatabase()), Clock.systemUTC())) {
            service.publish(before);
            server().crash();
            service.publish(after);

            assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.DEGRADED);
            assertThat(service.state().reason()).startsWith("the database of spring.datasource.url cannot be used: ");
            assertThat(service.reader().transitions(Instant.EPOCH, 10)).isEmpty();
            assertThat(service.soaks().recall().problem()).startsWith("The history cannot be read: ");

            server().resume();
            service.rounds(2);

            assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.ON);
            assertThat(service.reader().transitions(Instant.EPOCH, 10).orElseThrow())
                    .hasSize(2);
        }
    }

    @Test
    void twoServicesOfOneClusterWriteEachChangeOnce() {
        SharedProperties shared = server().newDatabase();
        Posture before = Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED"));
        Posture after = Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED"));
        try (Service one = Service.start(new SharedDatabase(shared), Clock.systemUTC());
                Service two = Service.start(new SharedDatabase(shared), Clock.systemUTC())) {
            one.publish(before);
            two.publish(before);
            two.publish(after);
            one.publish(after);

            assertThat(one.reader().transitions(Instant.EPOCH, 10).orElseThrow())
                    .hasSize(2);
        }
    }

    private static PostgresServer server() {
        assertThat(server).isNotNull();
        return server;
    }
}
