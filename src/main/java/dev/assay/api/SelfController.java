package dev.assay.api;

import dev.assay.history.HistoryState;
import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.KindState;
import dev.assay.posture.Posture;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Assay says about itself. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Self", description = "Which Assay this is, and what it can read.")
class SelfController {

    private final Supplier<Posture> postures;
    private final Supplier<Map<Kind, KindReading>> readings;
    private final Supplier<HistoryState> history;
    private final String version;

    SelfController(
            Supplier<Posture> postures,
            Supplier<Map<Kind, KindReading>> readings,
            Supplier<HistoryState> history,
            AssayVersion version) {
        this.postures = postures;
        this.readings = readings;
        this.history = history;
        this.version = version.text();
    }

    @GetMapping("/self")
    @Operation(
            summary =
                    "The version, for each kind of object whether it is read, since when not and why, and whether history is kept.")
    SelfDocument self() {
        Posture posture = postures.get();
        Map<Kind, KindReading> now = readings.get();
        return new SelfDocument(
                version,
                posture.asOf(),
                posture.complete(),
                posture.missing(),
                posture.kinds().stream()
                        .map(state -> KindEntry.of(state, now.get(state.kind())))
                        .toList(),
                HistoryEntry.of(history.get()));
    }

    /** Assay itself; {@code missing} says what it was not able to read. */
    record SelfDocument(
            String version,
            Instant asOf,
            boolean complete,
            List<String> missing,
            List<KindEntry> kinds,
            HistoryEntry history) {}

    /** The history; {@code reason} says why it is not kept, {@code lost} what is missing from it. */
    record HistoryEntry(
            String state, @Nullable String reason, @Nullable String lost, long droppedWrites) {

        static HistoryEntry of(HistoryState state) {
            String reason = state.reason().isEmpty() ? null : state.reason();
            String lost = state.lost().isEmpty() ? null : state.lost();
            return new HistoryEntry(state.phase().label(), reason, lost, state.droppedWrites());
        }
    }

    /** One kind; {@code objects} and {@code relists} are null for a recording. */
    record KindEntry(
            String resource,
            String state,
            @Nullable String reason,
            @Nullable Instant lastContact,
            @Nullable Long objects,
            @Nullable Long relists) {

        static KindEntry of(KindState state, @Nullable KindReading reading) {
            String reason = state.reason().isEmpty() ? null : state.reason();
            String label = state.phase().label();
            String resource = state.kind().resource();
            if (reading == null) {
                return new KindEntry(resource, label, reason, state.heardAt().orElse(null), null, null);
            }
            return new KindEntry(
                    resource, label, reason, reading.heardAt().orElse(null), reading.objects(), reading.relists());
        }
    }
}
