import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Builds Gatehouse and keeps it running until it is told to stop: {@code java deploy/Run.java}.
 *
 * <p>{@code java deploy/Run.java identity-provider} does the same for a demo identity provider. The
 * program needs a JDK and nothing else: Maven comes by its wrapper, and the launchers of the tests
 * are compiled here because the source launcher of JDK 17 takes one file only.
 */
class Run {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path WORK = PROJECT.resolve("target/run");
  private static final Path LAUNCHERS = PROJECT.resolve("src/test/java/org/gatehouse/testing");

  private record Job(String launcher, String announcement, List<String> goals) {
    static Job of(String[] arguments) {
      boolean provider = arguments.length > 0 && "identity-provider".equals(arguments[0]);
      return provider
          ? new Job(
              "RunIdentityProvider",
              "Fetching Keycloak from Maven Central (180 MB when it is not here yet)",
              List.of("dependency:unpack@keycloak"))
          : new Job(
              "RunGatehouse",
              "Building Gatehouse (the first time downloads 350 MB from Maven Central)",
              List.of("process-classes", "war:war", "dependency:copy@payara"));
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (!Files.exists(PROJECT.resolve("pom.xml")) || !Files.isDirectory(LAUNCHERS)) {
      fail("Run this in the folder of the project: java deploy/Run.java");
    }
    if (ToolProvider.getSystemJavaCompiler() == null) {
      fail(
          "This needs a JDK, version 17 or newer; "
              + System.getProperty("java.home")
              + " is none.");
    }
    Job job = Job.of(arguments);
    Files.createDirectories(WORK);
    build(job);
    start(job, arguments);
  }

  /** Runs Maven with its output in a file, and says now and then how far it is. */
  private static void build(Job job) throws IOException, InterruptedException {
    Path log = WORK.resolve(job.launcher() + "-build.log");
    say(job.announcement() + "; details in " + PROJECT.relativize(log));
    long begin = System.nanoTime();
    Process maven =
        new ProcessBuilder(maven(job.goals()))
            .directory(PROJECT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var hook = new Thread(() -> end(maven), "end the build");
    Runtime.getRuntime().addShutdownHook(hook);
    for (int i = 1; !maven.waitFor(i <= 3 ? 10 : 30, TimeUnit.SECONDS); i++) {
      say("  … " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s: " + step(log));
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    if (maven.exitValue() != 0) {
      lines(log).filter(line -> line.startsWith("[ERROR]")).limit(30).forEach(Run::say);
      fail("The build failed; all of its output is in " + log);
    }
  }

  private static List<String> maven(List<String> goals) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    var command = new ArrayList<String>();
    if (windows) {
      command.addAll(List.of("cmd", "/c", "mvnw.cmd"));
    } else {
      command.addAll(List.of("sh", "./mvnw"));
    }
    command.add("-B");
    command.addAll(goals);
    return command;
  }

  /** The launcher runs in this JVM, so that a signal reaches its shutdown hooks. */
  private static void start(Job job, String[] arguments) throws Exception {
    Path classes = Files.createDirectories(WORK.resolve("classes"));
    var command = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
    command.addAll(List.of("-sourcepath", PROJECT.resolve("src/test/java").toString()));
    command.addAll(List.of("-implicit:class", "-Xlint:none", "-nowarn"));
    command.add(LAUNCHERS.resolve(job.launcher() + ".java").toString());
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new))
        != 0) {
      fail("The launchers in " + LAUNCHERS + " do not compile.");
    }
    var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    loader
        .loadClass("org.gatehouse.testing." + job.launcher())
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  /** What Maven is doing, by the last line that names a plugin. */
  private static String step(Path log) throws IOException {
    return lines(log)
        .filter(line -> line.startsWith("[INFO] --- "))
        .reduce((first, second) -> second)
        .map(line -> line.replaceAll("^\\[INFO\\] --- (\\S+?)[: ]\\S*?(:\\S+)? .*", "$1$2"))
        .orElse("fetching Maven and its plugins");
  }

  private static Stream<String> lines(Path log) throws IOException {
    return Files.readString(log).lines();
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static void say(String text) {
    System.out.println(text);
  }

  private static void fail(String text) {
    System.err.println(text);
    System.exit(1);
  }
}
