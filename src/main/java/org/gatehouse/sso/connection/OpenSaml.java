package org.gatehouse.sso.connection;

import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.security.credential.Credential;
import org.opensaml.xmlsec.config.impl.DefaultSecurityConfigurationBootstrap;
import org.opensaml.xmlsec.keyinfo.KeyInfoGenerator;
import org.pac4j.saml.util.Configuration;
import org.w3c.dom.Element;

/** The library's factories; touching this class starts the library. */
public final class OpenSaml {

  /** Held, since loggers that nobody holds forget their level. */
  private static final List<Logger> QUIET =
      Stream.of("org.apache.xml.security", "org.opensaml", "net.shibboleth", "org.pac4j")
          .map(Logger::getLogger)
          .toList();

  static {
    // What strangers post is told once, by us; the libraries would write lines for every byte that
    // they dislike.
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private OpenSaml() {}

  /** A new, empty object of the element's type. */
  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // the element's name decides the type
  public static <T extends XMLObject> T make(QName element) {
    return (T) Configuration.getBuilderFactory().ensureBuilder(element).buildObject(element);
  }

  /** The objects over a tree of elements; what is read from them is what stands in the tree. */
  public static XMLObject read(Element element) throws UnmarshallingException {
    return Configuration.getUnmarshallerFactory().ensureUnmarshaller(element).unmarshall(element);
  }

  static KeyInfoGenerator keyInfoGenerator(Credential credential) {
    var manager = DefaultSecurityConfigurationBootstrap.buildBasicKeyInfoGeneratorManager();
    var factory = manager.getDefaultManager().getFactory(credential);
    return Objects.requireNonNull(factory).newInstance();
  }
}
