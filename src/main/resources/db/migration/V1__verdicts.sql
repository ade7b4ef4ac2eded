-- Times are in milliseconds since 1970. A checksum is that of the row's other columns, in their order.

-- One policy, one container of one workload, one image. last_seen is empty while it is there.
CREATE TABLE place (
    id             BIGINT NOT NULL PRIMARY KEY,
    engine         TEXT   NOT NULL,
    policy         TEXT   NOT NULL,
    namespace      TEXT   NOT NULL,
    workload_kind  TEXT   NOT NULL,
    workload       TEXT   NOT NULL,
    container_kind TEXT   NOT NULL,
    container      TEXT   NOT NULL,
    image          TEXT   NOT NULL,
    first_seen     BIGINT NOT NULL,
    last_seen      BIGINT,
    verdict        TEXT   NOT NULL,
    cause          TEXT,
    refused        TEXT   NOT NULL,
    checksum       BIGINT NOT NULL
);
CREATE INDEX place_by_image ON place (image, namespace);
CREATE INDEX place_there ON place (namespace) WHERE last_seen IS NULL;
CREATE INDEX place_gone ON place (last_seen) WHERE last_seen IS NOT NULL;
CREATE INDEX place_gone_from ON place (namespace, last_seen) WHERE last_seen IS NOT NULL;

-- was is empty where the place appeared.
CREATE TABLE transition (
    place     BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    namespace TEXT   NOT NULL,
    was       TEXT,
    verdict   TEXT   NOT NULL,
    cause     TEXT,
    refused   TEXT   NOT NULL,
    checksum  BIGINT NOT NULL,
    PRIMARY KEY (place, at)
);
CREATE INDEX transition_by_time ON transition (at);
CREATE INDEX transition_by_namespace ON transition (namespace, at);
