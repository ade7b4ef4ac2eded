package dev.assay.history;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The tables, in the form of this version. The same statements for SQLite and PostgreSQL. */
final class Schema {

    private Schema() {}

    /** Brings an older form to this version's; leaves a newer one alone and throws. */
    static void migrate(DataSource source) {
        Flyway flyway = flyway(source).load();
        MigrationVersion newest = newest(flyway);
        for (MigrationInfo applied : flyway.info().applied()) {
            MigrationVersion version = applied.getVersion();
            if (version != null && version.isNewerThan(newest)) {
                throw new HistoryFault(
                        HistoryFault.Kind.UNAVAILABLE,
                        "it was written by a newer Assay (form " + version + ", this one knows " + newest
                                + "), so it is left alone; use that Assay, or name another place");
            }
        }
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new HistoryFault(HistoryFault.Kind.DAMAGED, "its tables are not as Assay made them", e);
        }
    }

    static FluentConfiguration flyway(DataSource source) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j");
    }

    private static MigrationVersion newest(Flyway flyway) {
        MigrationVersion newest = MigrationVersion.EMPTY;
        for (MigrationInfo info : flyway.info().all()) {
            boolean ours = info.getScript() != null && info.getState().isResolved();
            MigrationVersion version = info.getVersion();
            newest = ours && version != null && version.isNewerThan(newest) ? version : newest;
        }
        return newest;
    }
}
