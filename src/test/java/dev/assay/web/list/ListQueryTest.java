package dev.assay.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {

    @Test
    void anAddressSaysNoMoreThanItMust() {
        assertThat(Fruits.query().address()).isEqualTo("/fruits");
        assertThat(Fruits.query("q=", "colour=", "sort=", "page=1").address()).isEqualTo("/fruits");
        assertThat(Fruits.query("columns=name", "columns=colour", "columns=count")
                        .address())
                .as("the columns of nobody's choice")
                .isEqualTo("/fruits");
    }

    @Test
    void anAddressLeadsBackToTheSame() {
        ListQuery query = Fruits.query("page=3", "columns=count,name", "sort=-count", "colour=red", "q=a b&c=#+%");

        assertThat(query.address())
                .isEqualTo("/fruits?q=a+b%26c%3D%23%2B%25&colour=red&sort=-count&columns=name,count&page=3");
        assertThat(query.problems()).isEmpty();
    }

    @Test
    void anotherFilterOrOrderBeginsAtTheFirstPage() {
        ListQuery query = Fruits.query("page=3", "colour=red", "sort=name");

        assertThat(query.filteredBy("colour", "green").address()).isEqualTo("/fruits?colour=green&sort=name");
        assertThat(query.filteredBy("colour", "").address()).isEqualTo("/fruits?sort=name");
        assertThat(query.sortedBy("count", true).address()).isEqualTo("/fruits?colour=red&sort=-count");
        assertThat(query.unfiltered().address()).isEqualTo("/fruits?sort=name");
        assertThat(query.at(4).address()).isEqualTo("/fruits?colour=red&sort=name&page=4");
    }

    @Test
    void aFileHasAllPages() {
        assertThat(Fruits.query("page=3", "colour=red").address(ListFormat.CSV))
                .isEqualTo("/fruits?colour=red&format=csv");
        assertThat(Fruits.query("format=json").file()).contains(ListFormat.JSON);
        assertThat(Fruits.query("format=csv").address())
                .as("links lead to pages")
                .isEqualTo("/fruits");
    }

    @Test
    void allColumnsCanBeAskedForInOneWord() {
        assertThat(Fruits.query("columns=all").columns()).containsExactly("name", "colour", "count", "picked");
    }

    @ParameterizedTest
    @CsvSource({
        "colour=blue, “blue” is none of the answers to “Colour”",
        "sort=weight, “weight” is no column to sort by",
        "sort=-, “” is no column to sort by",
        "page=0, “0” is not the number of a page",
        "page=-1, “-1” is not the number of a page",
        "page=1e3, “1e3” is not the number of a page",
        "page=99999999, “99999999” is not the number of a page",
        "page=٣, “٣” is not the number of a page",
        "columns=weight, “weight” is no column of this list",
        "format=xml, “xml” is no format this list can be had in",
        "color=red, “color” is not something this list can be asked for",
    })
    void whatTheListDoesNotKnowIsLeftOutAndSaid(String parameter, String problem) {
        ListQuery query = Fruits.query(parameter);

        assertThat(query.problems()).containsExactly(problem);
        assertThat(query.address()).isEqualTo("/fruits");
        assertThat(query.file()).isEmpty();
    }

    @Test
    void twoAnswersToOneQuestionAreOne() {
        ListQuery query = Fruits.query("colour=red", "colour=green");

        assertThat(query.address()).isEqualTo("/fruits?colour=red");
        assertThat(query.problems()).containsExactly("“colour” can have one answer only; the first was taken");
    }

    @Test
    void whatIsLongOrHiddenIsSaidShortAndVisibly() {
        assertThat(Fruits.query("q=" + "x".repeat(301)).problems())
                .containsExactly("“" + "x".repeat(40) + "…” is none of the answers to “Fruit”");
        assertThat(Fruits.query("sort=a\u202Eb").problems()).containsExactly("“a\\u202Eb” is no column to sort by");
    }

    @Test
    void aThousandMistakesAreNotAThousandLines() {
        String[] parameters =
                IntStream.range(0, 1000).mapToObj(i -> "x" + i + "=1").toArray(String[]::new);

        assertThat(Fruits.query(parameters).problems()).hasSize(5);
    }
}
