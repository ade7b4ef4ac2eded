-- What Kyverno wrote last about a resource, in objects that live for seconds; at is in seconds since 1970.
CREATE TABLE evidence (
    subject  TEXT   NOT NULL,
    form     TEXT   NOT NULL,
    part     TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    report   TEXT   NOT NULL,
    checksum BIGINT NOT NULL,
    PRIMARY KEY (subject, form, part)
);
CREATE INDEX evidence_by_time ON evidence (at);
