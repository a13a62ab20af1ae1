# Gatehouse on Payara Micro. Build it after "./mvnw -DskipUnitTests=true package dependency:copy@payara", in the project's folder:
#   docker build -f deploy/docker/payara.Dockerfile -t gatehouse:payara .
FROM eclipse-temurin:17-jre-jammy
RUN useradd --system --create-home --home-dir /opt/gatehouse gatehouse && mkdir /data && chown gatehouse /data
WORKDIR /opt/gatehouse
COPY target/servers/payara-micro.jar payara-micro.jar
COPY server-config/payara server-config/payara
COPY target/gatehouse.war gatehouse.war
ENV GATEHOUSE_LISTEN=0.0.0.0 GATEHOUSE_DATA_DIR=/data GATEHOUSE_WAR=/opt/gatehouse/gatehouse.war
USER gatehouse
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s CMD ["curl", "-fsS", "http://127.0.0.1:9990/health/ready"]
# The parallel collector: a sign-in takes a tenth less processor than with the default one. Its rare full collections stop everybody
# for about two seconds per GB in use, so leave it out where that is more than one.
# The CompileCommands: by luck the compiler calls two small methods of Argon2id instead of inlining them, which is a sixth slower.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", "-XX:CompileCommand=quiet", "-XX:CompileCommand=inline,org.bouncycastle.crypto.generators.Argon2BytesGenerator::*", "-jar", "payara-micro.jar", "--nocluster", "--disablephonehome", "--port", "8080", "--prebootcommandfile", "server-config/payara/pre-boot.asadmin", "--postbootcommandfile", "server-config/payara/post-boot.asadmin"]
