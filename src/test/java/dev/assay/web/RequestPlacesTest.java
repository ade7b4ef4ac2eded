package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.Places;
import dev.assay.access.Viewer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestPlacesTest {

    private final Places places = new Places(1, 1);
    private final RequestPlaces filter = new RequestPlaces(Viewer.ON_OWN_MACHINE, places, Duration.ofMillis(10));

    @Test
    void whoFindsNoPlaceIsToldToComeAgain() throws Exception {
        try (Places.Place _ = places.take(Optional.empty(), Duration.ZERO).orElseThrow()) {
            MockHttpServletResponse busy = ask("/images");

            assertThat(busy.getStatus()).isEqualTo(429);
            assertThat(busy.getHeader("Retry-After")).isEqualTo("1");
        }
        assertThat(ask("/images").getStatus()).isEqualTo(200);
        assertThat(ask("/images").getStatus()).as("each gives its place back").isEqualTo(200);
    }

    @Test
    void probesFilesAndTheDoorNeedNone() throws Exception {
        try (Places.Place _ = places.take(Optional.empty(), Duration.ZERO).orElseThrow()) {
            for (String free : new String[] {"/livez", "/readyz", "/assets/assay.css", "/sign-in", "/events"}) {
                assertThat(ask(free).getStatus()).as(free).isEqualTo(200);
            }
        }
    }

    private MockHttpServletResponse ask(String address) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("GET", address), response, new MockFilterChain());
        return response;
    }
}
