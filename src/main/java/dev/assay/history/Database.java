package dev.assay.history;

import java.util.function.Supplier;
import javax.sql.DataSource;

/** Where the history is kept: a file, or a server that several share. Used by one thread. */
interface Database {

    /** Opens it and brings its tables to this version's form; throws a {@link HistoryFault} if it cannot. May take seconds. */
    Connections open();

    /** What a failure of a statement means. */
    HistoryFault explain(Throwable failure);

    /** Makes way for a new, empty one; says in plain words what became of the old. Throws a {@link HistoryFault} if it cannot. */
    String setAside();

    /**
     * Ways into an open database.
     *
     * @param writing for one thread
     * @param reading for one thread at a time, which may be another one
     * @param closing closes both
     * @param review looks closely at what was there before and repairs what it can, which may take many seconds; says in
     *     plain words what may be missing, blank if nothing
     */
    record Connections(DataSource writing, DataSource reading, Runnable closing, Supplier<String> review) {}
}
