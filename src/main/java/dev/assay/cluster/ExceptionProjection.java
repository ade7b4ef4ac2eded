package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.policy.ExceptionSpelling;
import dev.assay.policy.PolicyException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads PolicyExceptions of both engines. */
final class ExceptionProjection {

    /** Kyverno deletes what carries this label: after a duration, or at a date. */
    private static final String TTL = "cleanup.kyverno.io/ttl";

    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,9})s)?");
    private static final long[] SECONDS = {86_400, 3_600, 60, 1};

    private ExceptionProjection() {}

    static PolicyException exception(WatchEvent event) {
        JsonNode metadata = event.object().path("metadata");
        JsonNode spec = event.object().path("spec");
        long created = Wire.second(metadata, "creationTimestamp");
        ExceptionSpelling spelling =
                ExceptionSpellingProjection.of(event.kind() == Kind.CEL_POLICY_EXCEPTION, spec, metadata, created);
        return new PolicyException(
                event.ref().namespace() + "/" + event.ref().name(),
                spelling.exemptions().stream()
                        .map(ExceptionSpelling.Exemption::policy)
                        .toList(),
                event.ref().uid(),
                Wire.number(metadata, "generation"),
                Math.min(expiry(Wire.text(metadata, "labels", TTL), created), expiresAt(spec)),
                spelling);
    }

    /** Kyverno no longer asks an exception of an ImageValidatingPolicy that is past this. */
    private static long expiresAt(JsonNode spec) {
        long second = Wire.second(spec, "expiresAt");
        return second == 0 ? PolicyException.NEVER : second;
    }

    /** {@code 72h}, {@code 2026-12-24} or {@code 2026-12-24T080000Z}: labels may hold no colons. */
    private static long expiry(String text, long createdSecond) {
        if (text.isEmpty()) {
            return PolicyException.NEVER;
        }
        Matcher duration = DURATION.matcher(text);
        if (duration.matches()) {
            long seconds = createdSecond;
            for (int unit = 0; unit < SECONDS.length; unit++) {
                String count = duration.group(unit + 1);
                seconds += count == null ? 0 : Long.parseLong(count) * SECONDS[unit];
            }
            return seconds;
        }
        try {
            if (text.length() == "2026-12-24".length()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            }
            return WireTime.parse(text.replaceFirst("T(\\d\\d)(\\d\\d)(\\d\\d)", "T$1:$2:$3"))
                    .getEpochSecond();
        } catch (DateTimeException e) {
            return PolicyException.NEVER;
        }
    }
}
