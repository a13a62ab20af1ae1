package org.gatehouse.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {

  private static final Map<String, Object> DOCUMENT =
      new Yaml().load(OpenApiResource.class.getResourceAsStream("openapi.yaml"));

  private static final Map<String, Described> DESCRIBED = described();

  @Test
  void describesEveryCallThatThereIsAndNoOther() {
    Set<String> calls = new TreeSet<>();
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gatehouse")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(OpenApiTest::calls)
            .forEach(calls::add);

    assertThat(DESCRIBED.keySet()).containsExactlyElementsOf(calls);
  }

  @Test
  void refersToNothingThatIsNotThere() {
    List<String> missing =
        references(DOCUMENT).filter(reference -> find(reference) == null).distinct().toList();

    assertThat(references(DOCUMENT)).hasSizeGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  @Test
  void pagesEveryList() {
    Map<String, Described> lists = new TreeMap<>(DESCRIBED);
    lists.values().removeIf(call -> !answers(call).containsKey("items"));
    lists.remove("GET /accounts/{slug}/users/{username}/sign-ins");

    assertThat(lists).hasSizeGreaterThan(20);
    assertThat(lists)
        .allSatisfy(
            (name, call) -> {
              assertThat(answers(call)).containsKey("next");
              assertThat(call.parameters())
                  .contains("#/components/parameters/Limit", "#/components/parameters/Cursor");
              assertThat(call.statuses()).contains("422");
            });
  }

  @Test
  void tellsHowAnyCallMayBeRefused() {
    Map<String, Described> calls = new TreeMap<>(DESCRIBED);
    calls.remove("GET /openapi.yaml");

    assertThat(calls)
        .allSatisfy((name, call) -> assertThat(call.statuses()).contains("401", "403", "429"));
  }

  @Test
  void tellsHowAnyBodyMayBeRefused() {
    Map<String, Described> calls = new TreeMap<>(DESCRIBED);
    calls.values().removeIf(call -> !call.takesJson());

    assertThat(calls).hasSizeGreaterThan(30);
    assertThat(calls)
        .allSatisfy((name, call) -> assertThat(call.statuses()).contains("400", "413", "415"));
  }

  @Test
  void filtersFilesOfTheLogLikeItsList() {
    List<Object> filters = new ArrayList<>(list("GET /accounts/{slug}/audit/events"));
    filters.removeIf(filter -> filter.toString().matches(".*/(Limit|Cursor)}"));

    assertThat(list("GET /accounts/{slug}/audit/events.{format}")).containsAll(filters);
  }

  private static List<Object> list(String call) {
    return List.copyOf((List<?>) DESCRIBED.get(call).operation().get("parameters"));
  }

  private static Stream<String> references(Object part) {
    if (part instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .flatMap(
              entry ->
                  entry.getKey().equals("$ref")
                      ? Stream.of(entry.getValue().toString())
                      : references(entry.getValue()));
    }
    return part instanceof List<?> list
        ? list.stream().flatMap(OpenApiTest::references)
        : Stream.empty();
  }

  private static Object find(String reference) {
    Object part = DOCUMENT;
    for (String name : reference.substring("#/".length()).split("/")) {
      part = map(part).get(name);
    }
    return part;
  }

  /** What a call answers, by name. */
  private static Map<String, Object> answers(Described call) {
    Map<String, Object> answer = map(map(call.operation().get("responses")).get("200"));
    Map<String, Object> schema =
        map(map(map(answer.get("content")).get("application/json")).get("schema"));
    Object reference = schema.get("$ref");
    return map((reference == null ? schema : map(find(reference.toString()))).get("properties"));
  }

  private static Stream<String> calls(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                    .map(type -> type.getAnnotation(HttpMethod.class).value())
                    .map(verb -> verb + " " + path(resource, method)));
  }

  private static String path(Class<?> resource, Method method) {
    Path below = method.getAnnotation(Path.class);
    String whole =
        "/"
            + resource.getAnnotation(Path.class).value()
            + (below == null ? "" : "/" + below.value());
    return whole.replaceAll("\\{\\s*([A-Za-z]+)\\s*:[^/]*?\\}", "{$1}").replaceAll("/+", "/");
  }

  private static Map<String, Described> described() {
    Map<String, Described> calls = new TreeMap<>();
    map(DOCUMENT.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (verb, operation) -> {
                          if (!verb.equals("parameters")) {
                            calls.put(
                                verb.toUpperCase(Locale.ROOT) + " " + path,
                                new Described(map(operation)));
                          }
                        }));
    return calls;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object part) {
    return part instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private record Described(Map<String, Object> operation) {

    List<String> parameters() {
      return references(operation.get("parameters")).toList();
    }

    boolean takesJson() {
      return map(map(operation.get("requestBody")).get("content")).containsKey("application/json");
    }

    List<String> statuses() {
      return List.copyOf(map(operation.get("responses")).keySet());
    }
  }
}
