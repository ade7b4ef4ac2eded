package dev.assay.history;

import java.util.function.Supplier;

/** A database that is another one each time it is opened. */
record ChangingDatabase(Supplier<Database> current) implements Database {

    @Override
    public Connections open() {
        return current.get().open();
    }

    @Override
    public HistoryFault explain(Throwable failure) {
        return current.get().explain(failure);
    }

    @Override
    public String setAside() {
        return current.get().setAside();
    }
}
