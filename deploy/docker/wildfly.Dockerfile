# Gatehouse on WildFly. Build it after "./mvnw -DskipUnitTests=true package", in the project's folder:
#   docker build -f deploy/docker/wildfly.Dockerfile -t gatehouse:wildfly .
FROM quay.io/wildfly/wildfly:39.0.1.Final-jdk17
COPY --chown=jboss:root server-config/wildfly/gatehouse.cli /tmp/gatehouse.cli
RUN /opt/jboss/wildfly/bin/jboss-cli.sh --file=/tmp/gatehouse.cli && rm -rf /opt/jboss/wildfly/standalone/configuration/standalone_xml_history && mkdir /opt/jboss/data
COPY --chown=jboss:root target/gatehouse.war /opt/jboss/wildfly/standalone/deployments/ROOT.war
# The parallel collector: a sign-in takes a tenth less processor than with the default one. Its rare full collections stop everybody
# for about two seconds per GB in use, so leave it out where that is more than one.
# The CompileCommands: by luck the compiler calls two small methods of Argon2id instead of inlining them, which is a sixth slower.
ENV GATEHOUSE_DATA_DIR=/opt/jboss/data JAVA_OPTS="-XX:MaxRAMPercentage=70 -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError -XX:CompileCommand=quiet -XX:CompileCommand=inline,org.bouncycastle.crypto.generators.Argon2BytesGenerator::* -Djava.net.preferIPv4Stack=true"
VOLUME /opt/jboss/data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s CMD ["curl", "-fsS", "http://127.0.0.1:9990/health/ready"]
CMD ["/opt/jboss/wildfly/bin/standalone.sh", "-b", "0.0.0.0"]
