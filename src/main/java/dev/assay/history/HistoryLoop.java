package dev.assay.history;

import dev.assay.gate.GateKey;
import dev.assay.gate.Soak;
import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import dev.assay.posture.Posture;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/*
 *     closed ──open──► open ──reviewed, cluster is known, evidence is recalled──► writes at each round
 *       ▲                │
 *       └──── fault ─────┘     damaged: set aside, open anew at once · else: wait, longer each time
 *
 * Invariant: whatever the database does happens on this thread alone. What was not written stays pending, or is found again
 * when the next posture is compared with the tables.
 */
/** Opens the history, writes to it, and opens it again when it fails. Safe for many threads. */
final class HistoryLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryLoop.class);
    private static final Duration FAREWELL = Duration.ofSeconds(3);
    private static final int REST = 9;
    private static final int BATCH = 1_000;

    private final Database database;
    private final PendingWrites pending;
    private final Observer observer;
    private final HistoryPlan plan;
    private final Clock clock;
    private final Losses losses = new Losses();
    private final CountDownLatch tried = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("history").daemon().unstarted(this::run);
    private volatile String reason = "it is being opened";
    private volatile @Nullable Store store;
    private volatile @Nullable RuntimeException suspicion;
    private @Nullable Recorder recorder;
    private List<Report> unwritten = List.of();
    private @Nullable Instant settled;
    private boolean clusterKnown;
    private int failures;

    /**
     * Creates a loop that does not run yet.
     *
     * @param database is used by the loop's thread only
     * @param pending what to write
     * @param observer takes the evidence of before the start
     * @param plan when to do what
     * @param clock of this machine
     */
    HistoryLoop(Database database, PendingWrites pending, Observer observer, HistoryPlan plan, Clock clock) {
        this.database = database;
        this.pending = pending;
        this.observer = observer;
        this.plan = plan;
        this.clock = clock;
    }

    /** Starts the loop's thread and returns at once. */
    void start() {
        thread.start();
    }

    HistoryState state() {
        boolean on = reason.isEmpty();
        return new HistoryState(
                on ? HistoryState.Phase.ON : HistoryState.Phase.DEGRADED, reason, losses.text(), pending.dropped());
    }

    Losses losses() {
        return losses;
    }

    /** Waits until the database was opened or was not, for the first time. */
    void awaitOpening(Duration most) throws InterruptedException {
        if (!tried.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("The history is still being opened");
        }
    }

    /** What the work finds; empty if history cannot be read. */
    <T> Optional<T> read(Function<JdbcTemplate, T> work) {
        Store open = store;
        if (open == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(open.read(work));
        } catch (RuntimeException e) {
            if (open == store) {
                suspicion = e;
            }
            return Optional.empty();
        }
    }

    /** Writes what waits, if that can be done within seconds. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration wait = Duration.ZERO;
        while (!closes(wait)) {
            wait = round();
        }
        finish();
    }

    /** Writes what waits and closes the database; the thread's last act. */
    void finish() {
        if (store != null) {
            round();
            farewell();
        }
        shut();
    }

    private boolean closes(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Does what is to be done now, on the loop's thread; says how long to rest, so that a busy cluster costs a tenth of a core at most. */
    Duration round() {
        long began = System.nanoTime();
        try {
            work();
        } catch (RuntimeException | LinkageError e) {
            return fail(e);
        } finally {
            tried.countDown();
        }
        Duration rest = Duration.ofNanos((System.nanoTime() - began) * REST);
        return rest.compareTo(plan.pace()) < 0 ? plan.pace() : rest;
    }

    private void work() {
        RuntimeException suspected = suspicion;
        if (suspected != null) {
            throw suspected;
        }
        Store open = store;
        if (open == null) {
            open();
            return;
        }
        Recorder writer = recorder == null ? reviewed(open) : recorder;
        recorder = writer;
        if (isOfThisCluster(open) && recalled(open)) {
            write(open, writer);
        }
        failures = 0;
        on();
    }

    private void open() {
        Store opened = new Store(database.open());
        store = opened;
        opened.probe();
        if (failures == 0) {
            on();
        }
    }

    private void on() {
        if (!reason.isEmpty()) {
            reason = "";
            LOG.info("The history is on");
        }
    }

    private Recorder reviewed(Store open) {
        String lost = open.review();
        if (!lost.isEmpty()) {
            losses.note(lost);
            LOG.warn("{}", lost);
        }
        return new Recorder(open, plan, losses);
    }

    /** Two clusters in one history would be neither. */
    private boolean isOfThisCluster(Store open) {
        String uid = pending.cluster();
        if (clusterKnown || uid.isEmpty()) {
            return clusterKnown;
        }
        ServiceTable service = new ServiceTable(open.writing(), losses);
        Optional<String> remembered = service.cluster();
        if (remembered.isPresent() && !remembered.get().equals(uid)) {
            throw new HistoryFault(
                    HistoryFault.Kind.UNAVAILABLE,
                    "it is of another cluster (whose kube-system is " + remembered.get() + ", not " + uid
                            + "): give this one its own with assay.history.path or spring.datasource.url");
        }
        open.write(() -> service.recordCluster(uid));
        clusterKnown = true;
        return true;
    }

    /** Once every pod is known, hands over the evidence of before; says whether the posture has it by now. */
    private boolean recalled(Store open) {
        Instant now = clock.instant();
        if (settled != null) {
            return !now.isBefore(settled);
        }
        if (!pending.knowsPods()) {
            return false;
        }
        long since = now.minus(plan.evidenceAge()).getEpochSecond();
        settled = now.plus(plan.settle());
        recall(open, since);
        settled = clock.instant().plus(plan.settle());
        return false;
    }

    private void recall(Store open, long since) {
        try {
            long recalled = open.read(reading -> new EvidenceTable(reading, losses).each(since, this::observe));
            LOG.info("Recalled {} reports that Kyverno has removed since", recalled);
        } catch (RuntimeException e) {
            losses.note("Evidence of before the start of Assay could not be read.");
            throw e;
        }
    }

    private void observe(Report report) {
        Kind kind = report.form() == ReportForm.EVENT ? Kind.EVENT : Kind.EPHEMERAL_REPORT;
        ObjectRef gone = new ObjectRef(kind, "", "", "", 0);
        observer.observe(new Observation.ReportSeen(clock.instant(), gone, report));
    }

    private void write(Store open, Recorder writer) {
        Instant now = clock.instant();
        Optional<Posture> posture = pending.takePosture();
        posture.ifPresent(newest -> record(writer, newest, now));
        if (!writer.begun()) {
            return;
        }
        writeReports(writer, now);
        writeSoaks(open);
        writer.beat(now);
    }

    private void record(Recorder writer, Posture posture, Instant now) {
        try {
            writer.record(posture, now);
        } catch (RuntimeException e) {
            pending.giveBack(posture);
            throw e;
        }
    }

    private void writeReports(Recorder writer, Instant now) {
        boolean more = true;
        while (more) {
            unwritten = unwritten.isEmpty() ? pending.takeReports(BATCH) : unwritten;
            more = unwritten.size() == BATCH;
            writer.record(unwritten, now);
            unwritten = List.of();
        }
    }

    private void writeSoaks(Store open) {
        Map<GateKey, Optional<Soak>> soaks = pending.takeSoaks();
        if (soaks.isEmpty()) {
            return;
        }
        try {
            open.write(() -> new SoakTable(open.writing(), losses).record(soaks));
        } catch (RuntimeException e) {
            pending.giveBack(soaks);
            throw e;
        }
    }

    /** Takes the consequences; says how long to wait. */
    private Duration fail(Throwable failure) {
        shut();
        HistoryFault fault = database.explain(failure);
        if (fault.kind() == HistoryFault.Kind.DAMAGED) {
            try {
                String lost = database.setAside();
                losses.note(lost);
                LOG.warn("{} ({})", lost, fault.getMessage());
                return Duration.ZERO;
            } catch (HistoryFault e) {
                return degrade(e);
            }
        }
        return degrade(fault);
    }

    private Duration degrade(HistoryFault fault) {
        failures++;
        String why = String.valueOf(fault.getMessage());
        if (!why.equals(reason)) {
            LOG.warn("The history is not kept: {}", why);
            LOG.debug("The history is not kept because of this", fault);
        }
        reason = why;
        return plan.wait(failures);
    }

    private void shut() {
        Store open = store;
        store = null;
        recorder = null;
        suspicion = null;
        clusterKnown = false;
        if (open != null) {
            open.close();
        }
    }

    private void farewell() {
        Recorder writer = recorder;
        try {
            if (writer != null && writer.begun()) {
                writer.alive(clock.instant());
            }
        } catch (RuntimeException e) {
            LOG.debug("The last moment could not be written", e);
        }
    }
}
