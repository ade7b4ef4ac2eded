package dev.assay.web.list;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void theListsOwnOrderIsThatOfNobodysChoice() {
        assertThat(names()).containsExactly("Apple", "Cherry", "Grape", "Kiwi");
    }

    @Test
    void rowsThatAreEqualByTheOrderKeepTheListsOwn() {
        assertThat(names("sort=count")).containsExactly("Apple", "Kiwi", "Cherry", "Grape");
        assertThat(names("sort=-count")).containsExactly("Grape", "Cherry", "Apple", "Kiwi");
        assertThat(names("sort=-name")).containsExactly("Kiwi", "Grape", "Cherry", "Apple");
    }

    @Test
    void whatIsNotKnownComesLastInBothOrders() {
        assertThat(names("sort=picked")).containsExactly("Cherry", "Apple", "Kiwi", "Grape");
        assertThat(names("sort=-picked")).containsExactly("Kiwi", "Apple", "Cherry", "Grape");
    }

    @Test
    void aTextThatIsNotThereComesLastInBothOrders() {
        List<Fruits> some = List.of(
                new Fruits("Plum", "", 1, null),
                new Fruits("Lime", "green", 1, null),
                new Fruits("Apple", "red", 1, null));

        assertThat(Listing.of(Fruits.SHAPE, Fruits.query("sort=colour"), some.stream())
                        .rows())
                .extracting(Fruits::name)
                .containsExactly("Lime", "Apple", "Plum");
        assertThat(Listing.of(Fruits.SHAPE, Fruits.query("sort=-colour"), some.stream())
                        .rows())
                .extracting(Fruits::name)
                .containsExactly("Apple", "Lime", "Plum");
    }

    @Test
    void filtersGoTogether() {
        assertThat(names("colour=red")).containsExactly("Apple", "Cherry");
        assertThat(names("q=ER")).containsExactly("Cherry");
        assertThat(names("is=Kiwi")).containsExactly("Kiwi");
        assertThat(names("is=*e")).containsExactly("Apple", "Grape");
        assertThat(names("is=*e", "colour=red")).containsExactly("Apple");
        assertThat(names("is=kiwi")).as("names are exact").isEmpty();
    }

    @Test
    void aCountSaysWhatAnotherValueWouldFind() {
        Listing<Fruits> listing = Fruits.find("colour=red", "is=*e");

        assertThat(listing.size()).isEqualTo(1);
        assertThat(listing.all()).isEqualTo(4);
        assertThat(Fruits.counts(listing, "colour")).containsOnly(entry("red", 1), entry("green", 1));
        assertThat(Fruits.counts(listing, "is")).containsOnly(entry("Apple", 1), entry("Cherry", 1));
    }

    @Test
    void aPartOfALongListIsThatOfTheWholeInOrder() {
        List<Fruits> many = IntStream.range(0, 5000)
                .mapToObj(i -> new Fruits("f" + (i * 7919 % 5000), "red", i % 10, null))
                .toList();

        assertThat(Listing.of(Fruits.SHAPE, Fruits.query("sort=-count", "page=2"), many.stream())
                        .rows())
                .hasSize(100)
                .isEqualTo(many.stream()
                        .sorted(Comparator.comparingLong(Fruits::count)
                                .reversed()
                                .thenComparing(Fruits::name))
                        .skip(100)
                        .limit(100)
                        .toList());
    }

    private static List<String> names(String... parameters) {
        return Fruits.find(parameters).rows().stream().map(Fruits::name).toList();
    }
}
