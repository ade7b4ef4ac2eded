# The image of Assay:  docker build --tag assay .
#
# The base holds no shell and no package manager, and the Java that runs is cut to what Assay needs, so that little is there to be
# attacked or patched. Both images are pinned; renew the digests with the tags.
ARG BUILD=eclipse-temurin:25-jdk-noble@sha256:0d623ea18d7b0fe1e12a2c0a920f7e950cad433387e5a49d3611e1507fa07602
ARG BASE=gcr.io/distroless/base-nossl-debian13:nonroot@sha256:8c563c1fb5e120606f0d85733049775faed6192e2bd2223ef283a5393eec22b9
# Where the jar comes from: 'built' packages the sources, 'given' takes target/assay.jar, which has passed its tests.
ARG JAR=built

FROM ${BUILD} AS built
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
RUN ./mvnw --batch-mode --no-transfer-progress --quiet -Dmaven.test.skip=true package && cp -p target/assay.jar /assay.jar

FROM ${BUILD} AS given
COPY target/assay.jar /assay.jar

FROM ${JAR} AS prepared
# What 'jdeps --print-module-deps' names for the jar and its libraries.
RUN jlink --add-modules java.base,java.compiler,java.desktop,java.instrument,java.net.http,java.prefs,java.scripting,java.security.jgss,java.sql.rowset,jdk.jfr,jdk.management,jdk.unsupported \
      --strip-debug --compress zip-6 --no-header-files --no-man-pages --output /opt/jre
# Spring needs java.desktop for its java.beans. Nothing is ever drawn, and the base has no libraries to draw with, so what draws may go; so may the
# names of the JVM's own functions, which only a crash of it would print.
RUN cd /opt/jre/lib && rm libawt*.so libfontmanager.so libfreetype.so libjavajpeg.so libjawt.so libjsound.so liblcms.so libmlib_image.so libsplashscreen.so psfont* \
      && strip --strip-unneeded server/libjvm.so
WORKDIR /prepare
COPY tools/prepare-app tools/
COPY src/main/jvm/assay.options src/main/jvm/
# The cache of classes fits only the Java, the folder and the options that it was trained with: those of the image.
RUN JAVA_HOME=/opt/jre tools/prepare-app /assay.jar /app
# What is inside, for scanners.
RUN jar --extract --file /assay.jar META-INF/sbom/application.cdx.json && mv META-INF/sbom/application.cdx.json /app/assay.cdx.json
# An empty folder of Assay's own, which a volume may be mounted over.
RUN mkdir -p /var/lib/assay && chown 65532:65532 /var/lib/assay

FROM ${BASE}
ARG VERSION=0.1.0
ARG REVISION=
ARG SOURCE=
LABEL org.opencontainers.image.title="Assay" \
      org.opencontainers.image.description="Shows which container images a cluster would refuse if its image-signature policies were enforced today" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}"
COPY --from=prepared /opt/jre /opt/jre
# Libraries change less often than Assay does.
COPY --from=prepared /app/lib /app/lib
COPY --from=prepared /app/assay.jar /app/assay.options /app/assay.aot /app/assay.cdx.json /app/
COPY --from=prepared --chown=65532:65532 /var/lib/assay /var/lib/assay
# A number, so that Kubernetes can see that it is not root.
USER 65532:65532
EXPOSE 8080 8081
ENTRYPOINT ["/opt/jre/bin/java", "@/app/assay.options", "-jar", "/app/assay.jar"]
CMD ["serve"]
