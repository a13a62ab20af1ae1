package org.gatehouse.sso.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML from strangers with the JDK's own parser, whatever parser a server brings. A first pass
 * counts without building anything; only what is small, flat and free of a document type becomes a
 * tree. Comments are left out of the tree as they are left out of what a signature covers, so that
 * what is read is what was signed.
 */
public final class SafeXml {

  private static final int MAX_DEPTH = 200;
  private static final int MAX_ELEMENTS = 10_000;

  /** In force at one place; each element below asks for them all when a signature is checked. */
  private static final int MAX_PREFIXES = 200;

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  /** What IDs are called, in older SAML as well. */
  private static final Set<String> IDS = Set.of("id", "assertionid", "requestid", "responseid");

  private SafeXml() {}

  /** The tree of a document that is small, flat and free of a document type. */
  public static Document parse(byte[] xml) throws SamlRefusal {
    try {
      scan(xml);
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setIgnoringComments(true);
      factory.setCoalescing(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (Stop stop) {
      throw stop.refusal;
    } catch (SAXException e) {
      boolean doctype = e.getMessage() != null && e.getMessage().contains("DOCTYPE");
      throw new SamlRefusal(doctype ? Reason.DOCTYPE : Reason.UNREADABLE);
    } catch (IOException e) {
      // Bytes that are no text in their declared encoding.
      throw new SamlRefusal(Reason.UNREADABLE);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's XML parser lacks a safety feature", e);
    }
  }

  private static void scan(byte[] xml)
      throws SAXException, IOException, ParserConfigurationException {
    var factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DOCTYPE, true);
    factory.newSAXParser().parse(new ByteArrayInputStream(xml), new Counter());
  }

  /** Carries a refusal out of the parser's callbacks. */
  private static final class Stop extends SAXException {
    private static final long serialVersionUID = 1L;
    private final transient SamlRefusal refusal;

    Stop(SamlRefusal refusal) {
      super(refusal);
      this.refusal = refusal;
    }
  }

  private static class Strict extends DefaultHandler {
    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  private static final class Counter extends Strict {
    private int depth;
    private int elements;
    private int prefixes;
    private final Set<String> ids = new HashSet<>();

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
      if (++prefixes > MAX_PREFIXES) {
        throw new Stop(new SamlRefusal(Reason.TOO_COMPLEX));
      }
    }

    @Override
    public void endPrefixMapping(String prefix) {
      prefixes--;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes)
        throws SAXException {
      if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
        throw new Stop(new SamlRefusal(Reason.TOO_COMPLEX));
      }
      for (int i = 0; i < attributes.getLength(); i++) {
        if (IDS.contains(Text.asciiLowerCase(attributes.getLocalName(i)))
            && !ids.add(attributes.getValue(i))) {
          throw new Stop(new SamlRefusal(Reason.DUPLICATE_ID, attributes.getValue(i)));
        }
      }
    }

    @Override
    public void endElement(String uri, String name, String qName) {
      depth--;
    }
  }
}
