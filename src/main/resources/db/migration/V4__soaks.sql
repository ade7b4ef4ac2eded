CREATE TABLE soak (
    engine       TEXT   NOT NULL,
    policy       TEXT   NOT NULL,
    namespace    TEXT   NOT NULL,
    basis        TEXT   NOT NULL,
    clean_millis BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    checksum     BIGINT NOT NULL,
    PRIMARY KEY (engine, policy, namespace)
);

-- What the service knows of itself: which cluster this is, and when it was last alive.
CREATE TABLE service (
    name     TEXT   NOT NULL PRIMARY KEY,
    value    TEXT   NOT NULL,
    checksum BIGINT NOT NULL
);
