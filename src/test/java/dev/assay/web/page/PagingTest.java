package dev.assay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {

    @Test
    void aShortListHasOnePage() {
        Paging paging = Paging.of(100, 1, "/");

        assertThat(paging.needed()).isFalse();
        assertThat(paging.previous()).isNull();
        assertThat(paging.next()).isNull();
    }

    @Test
    void aPageKnowsItsRowsAndItsNeighbours() {
        List<Integer> rows = IntStream.range(0, 512).boxed().toList();
        Paging paging = Paging.of(512, 2, "/namespaces/shop?verdict=unsigned");

        assertThat(paging.slice(rows)).hasSize(100).startsWith(100).endsWith(199);
        assertThat(paging.text()).isEqualTo("101 to 200 of 512");
        assertThat(paging.previous()).isEqualTo("/namespaces/shop?verdict=unsigned");
        assertThat(paging.next()).isEqualTo("/namespaces/shop?verdict=unsigned&page=3");
    }

    @Test
    void theLastPageIsShorterAndBeyondItThereIsNone() {
        Paging paging = Paging.of(512, 99, "/");

        assertThat(paging.here()).isEqualTo("/?page=6");
        assertThat(paging.text()).isEqualTo("501 to 512 of 512");
        assertThat(paging.next()).isNull();
        assertThat(Paging.of(0, 3, "/").slice(List.of())).isEmpty();
    }
}
