package org.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The identity provider that the browser story and the demo use. */
class KeycloakIT {
  private final Keycloak keycloak = Gatehouse.shared().identityProvider();

  @Test
  void introducesItselfBySamlMetadata() {
    Answer metadata = new Visitor(keycloak.url()).get(keycloak.metadata().getPath());

    assertThat(metadata.body())
        .contains("entityID=\"" + keycloak.entityId() + "\"")
        .contains("Location=\"" + keycloak.signOnUrl() + "\"")
        .contains(keycloak.certificate());
  }
}
