package dev.assay.cluster;

import dev.assay.policy.LabelSelector;
import dev.assay.policy.WebhookScope;
import dev.assay.policy.Wildcard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Kyverno's ConfigMap: what admission looks at. Its values are texts with a grammar each. */
final class ScopeProjection {

    private static final String FILTERS = "resourceFilters";
    private static final String WEBHOOKS = "webhooks";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern VERSION = Pattern.compile("v\\d+((alpha|beta)\\d+)?");

    private ScopeProjection() {}

    /** The scope; empty if the ConfigMap is not one of Kyverno's. */
    static Optional<WebhookScope> scope(WatchEvent event) throws UnreadableObjectException {
        JsonNode data = event.object().path("data");
        boolean kyvernos = data.has(FILTERS) || data.has(WEBHOOKS);
        if (!kyvernos) {
            return Optional.empty();
        }
        boolean skipsNodes = Arrays.stream(Wire.raw(data, "excludeGroups").split(",", -1))
                .anyMatch(group -> Wildcard.matches(group.strip(), "system:nodes"));
        return Optional.of(
                new WebhookScope(selectors(Wire.raw(data, WEBHOOKS)), filters(Wire.raw(data, FILTERS)), skipsNodes));
    }

    /** One object, or in Kyverno before 1.12 a list of them. One without a selector looks at every namespace. */
    private static List<LabelSelector> selectors(String text) throws UnreadableObjectException {
        if (text.isBlank()) {
            return List.of();
        }
        List<LabelSelector> selectors = new ArrayList<>();
        for (JsonNode webhook : webhooks(text)) {
            JsonNode selector = webhook.path("namespaceSelector");
            if (selector.isEmpty()) {
                return List.of();
            }
            selectors.add(FilterProjection.selector(selector));
        }
        return selectors;
    }

    private static List<JsonNode> webhooks(String text) throws UnreadableObjectException {
        try {
            JsonNode webhooks = JSON.readTree(text);
            if (webhooks.isObject()) {
                return List.of(webhooks);
            }
            if (webhooks.isArray()) {
                return Wire.list(webhooks);
            }
        } catch (JacksonException e) {
            // Told below, with what does not start with JSON at all.
        }
        throw new UnreadableObjectException("data.webhooks is not JSON");
    }

    /** {@code [kind,namespace,name] [kind,namespace,name] …}. What has another form leaves out nothing. */
    private static List<WebhookScope.Filter> filters(String text) {
        List<WebhookScope.Filter> filters = new ArrayList<>();
        int open = text.indexOf('[');
        while (open >= 0) {
            int close = text.indexOf(']', open);
            if (close < 0) {
                return filters;
            }
            WebhookScope.Filter filter = filter(text.substring(open + 1, close));
            if (filter != null) {
                filters.add(filter);
            }
            open = text.indexOf('[', close);
        }
        return filters;
    }

    private static WebhookScope.@Nullable Filter filter(String entry) {
        String[] parts = entry.split(",", -1);
        if (parts.length != 3) {
            return null;
        }
        String[] kind = parts[0].split("/", -1);
        String namespace = parts[1];
        String name = parts[2];
        return switch (kind.length) {
            case 1 -> new WebhookScope.Filter("*", "*", kind[0], "", namespace, name);
            case 2 ->
                VERSION.matcher(kind[0]).matches()
                        ? new WebhookScope.Filter("*", kind[0], kind[1], "", namespace, name)
                        : new WebhookScope.Filter("*", "*", kind[0], kind[1], namespace, name);
            case 3 ->
                VERSION.matcher(kind[0]).matches()
                        ? new WebhookScope.Filter("*", kind[0], kind[1], kind[2], namespace, name)
                        : new WebhookScope.Filter(kind[0], kind[1], kind[2], "", namespace, name);
            case 4 -> new WebhookScope.Filter(kind[0], kind[1], kind[2], kind[3], namespace, name);
            default -> null;
        };
    }
}
