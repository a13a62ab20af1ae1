package org.gatehouse.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Serves the exact description of REST (OpenAPI 3.1), which is written by hand and compared with
 * the resources.
 */
@Path("openapi.yaml")
@ApplicationScoped
public class OpenApiResource {

  @GET
  @Produces("application/yaml; charset=utf-8")
  public String document() throws IOException {
    try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
