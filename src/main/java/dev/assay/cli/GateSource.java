package dev.assay.cli;

import java.time.Duration;
import java.util.Optional;

/** Answers for gates: a server, or a recording. */
interface GateSource {

    /** What the gate says; of all gates if none is named. */
    Heard gate(GateQuestion question, Duration atMost) throws UnansweredException;

    /** How to act on it. */
    Heard plan(GateQuestion question, Duration atMost) throws UnansweredException;

    /** An answer, and how long to wait before asking again, if that was said. */
    record Heard(GateAnswer answer, Optional<Duration> retryAfter) {}
}
