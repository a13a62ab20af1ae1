package org.gatehouse.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {

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

    assertThat(described()).containsExactlyElementsOf(calls);
  }

  @Test
  void refersToNothingThatIsNotThere() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.yaml")) {
      Map<String, Object> document = new Yaml().load(in);
      List<String> missing =
          references(document)
              .filter(reference -> find(document, reference) == null)
              .distinct()
              .toList();

      assertThat(references(document)).hasSizeGreaterThan(100);
      assertThat(missing).isEmpty();
    }
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

  private static Object find(Object document, String reference) {
    Object part = document;
    for (String name : reference.substring("#/".length()).split("/")) {
      part = part instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return part;
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

  private static Set<String> described() {
    Set<String> calls = new TreeSet<>();
    Map<String, Object> document =
        new Yaml().load(OpenApiResource.class.getResourceAsStream("openapi.yaml"));
    ((Map<?, ?>) document.get("paths"))
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .keySet().stream()
                        .map(Object::toString)
                        .filter(key -> !key.equals("parameters"))
                        .forEach(verb -> calls.add(verb.toUpperCase(Locale.ROOT) + " " + path)));
    return calls;
  }
}
