package dev.assay.report;

import java.util.List;

/**
 * One result of a report, as Kyverno wrote it.
 *
 * @param source the engine that wrote it: {@code kyverno} or {@code KyvernoImageValidatingPolicy}
 * @param policy the policy's name, {@code namespace/name} for a namespaced one
 * @param rule the rule's name without the prefix that Kyverno adds for controllers
 * @param outcome pass, fail, warn, error or skip
 * @param message the text, capped where it was read
 * @param atSecond when it was evaluated, in seconds since 1970; 0 if it does not say
 * @param images the images that structured fields of the result name, apart from its text; mostly none
 */
public record Result(
        String source,
        String policy,
        String rule,
        Outcome outcome,
        String message,
        long atSecond,
        ListedImages images) {

    /**
     * Images named by the properties {@code images} and {@code unsignedImages} that an ImageValidatingPolicy may write.
     *
     * @param all every image the policy looked at, canonical
     * @param unsigned those of them that did not verify, canonical
     */
    public record ListedImages(List<String> all, List<String> unsigned) {

        /** No image is listed. */
        public static final ListedImages NONE = new ListedImages(List.of(), List.of());

        public ListedImages {
            all = List.copyOf(all);
            unsigned = List.copyOf(unsigned);
        }
    }
}
