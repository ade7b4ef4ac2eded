-- The images of a namespace as they stood when the day (in days since 1970, UTC) was last looked at.
CREATE TABLE tally (
    day         BIGINT  NOT NULL,
    namespace   TEXT    NOT NULL,
    unsigned    INTEGER NOT NULL,
    untrusted   INTEGER NOT NULL,
    error       INTEGER NOT NULL,
    unevaluated INTEGER NOT NULL,
    excepted    INTEGER NOT NULL,
    skipped     INTEGER NOT NULL,
    verified    INTEGER NOT NULL,
    refused     INTEGER NOT NULL,
    checksum    BIGINT  NOT NULL,
    PRIMARY KEY (namespace, day)
);
CREATE INDEX tally_by_day ON tally (day);
