package dev.assay.web.page;

import dev.assay.policy.ImageSelection;
import dev.assay.policy.LabelSelector;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import java.util.ArrayList;
import java.util.List;

/** Says in plain words what a rule looks at. */
public final class MatchWords {

    private MatchWords() {}

    /** The images. */
    public static Phrase images(ImageSelection images) {
        boolean all = images.references().contains("*");
        Phrase phrase =
                all ? Phrase.of("every image") : Phrase.of("images named ").then(Phrase.list(images.references()));
        if (images.expression()) {
            phrase = phrase.then(
                    Phrase.of(all ? "" : ", and those that an expression chooses, which Assay does not evaluate"));
        }
        return images.skipped().isEmpty()
                ? phrase
                : phrase.then(Phrase.of(", but not ")).then(Phrase.list(images.skipped()));
    }

    /** Where; one phrase for each filter. */
    public static List<Phrase> places(ResourceFilters filters, boolean controllers) {
        List<Phrase> phrases = new ArrayList<>();
        for (ResourceFilter filter : filters.filters()) {
            phrases.add(filter.pods() ? place(filter, controllers) : Phrase.of("objects that run no images"));
        }
        return phrases;
    }

    private static Phrase place(ResourceFilter filter, boolean controllers) {
        Phrase phrase = Phrase.of(controllers ? "pods and what makes them" : "pods");
        if (!filter.names().isEmpty()) {
            phrase = phrase.then(Phrase.of(" named ")).then(Phrase.list(filter.names()));
        }
        if (!filter.namespaces().isEmpty()) {
            phrase = phrase.then(Phrase.of(" in namespaces ")).then(Phrase.list(filter.namespaces()));
        }
        LabelSelector selector = filter.namespaceSelector();
        if (selector != null) {
            phrase = phrase.then(Phrase.of(" in namespaces whose ")).then(labels(selector));
        }
        return filter.more()
                ? phrase.then(Phrase.of(
                        ", under conditions that Assay does not evaluate (kinds, labels, users, preconditions)"))
                : phrase;
    }

    private static Phrase labels(LabelSelector selector) {
        Phrase phrase = Phrase.of("");
        for (LabelSelector.Requirement requirement : selector.requirements()) {
            String and = phrase.parts().isEmpty() ? "" : " and ";
            phrase = phrase.then(Phrase.of(and + "label ", requirement.key())).then(comparison(requirement));
        }
        return phrase;
    }

    private static Phrase comparison(LabelSelector.Requirement requirement) {
        return switch (requirement.operator()) {
            case EXISTS -> Phrase.of(" is there");
            case DOES_NOT_EXIST -> Phrase.of(" is not there");
            case IN -> Phrase.of(" is ").then(Phrase.list(requirement.values()));
            case NOT_IN -> Phrase.of(" is not ").then(Phrase.list(requirement.values()));
        };
    }
}
