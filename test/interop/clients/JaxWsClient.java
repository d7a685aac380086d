import java.net.URL;
import java.util.Map;
import javax.jws.WebMethod;
import javax.jws.WebService;
import javax.xml.namespace.QName;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.RequestWrapper;
import javax.xml.ws.ResponseWrapper;
import javax.xml.ws.Service;
import javax.xml.ws.soap.SOAPFaultException;
import org.w3c.dom.NodeList;

/** ResetPIN with JAX-WS; says in one line of JSON what its caller sees. */
public class JaxWsClient {
  static final String MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages";
  static final String ERRORS = "http://schemas.microsoft.com/exchange/services/2006/errors";

  /** The contract as wsimport generates it. */
  @WebService(name = "UnifiedMessagingPortType", targetNamespace = MESSAGES)
  public interface UnifiedMessaging {
    @WebMethod(operationName = "ResetPIN", action = MESSAGES + "/ResetPIN")
    @RequestWrapper(localName = "ResetPIN", targetNamespace = MESSAGES, className = "JaxWsClient$Empty")
    @ResponseWrapper(localName = "ResetPINResponse", targetNamespace = MESSAGES, className = "JaxWsClient$Empty")
    void resetPIN();
  }

  public static class Empty {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> env = System.getenv();
    URL wsdl = new URL(env.get("UMPIN_URL") + "?wsdl");
    Service service = Service.create(wsdl, new QName(MESSAGES, "UnifiedMessaging"));
    UnifiedMessaging port = service.getPort(UnifiedMessaging.class);
    Map<String, Object> context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.USERNAME_PROPERTY, env.get("UMPIN_LOGIN"));
    context.put(BindingProvider.PASSWORD_PROPERTY, env.get("UMPIN_PASSWORD"));
    String outcome = "reset";
    String code = "";
    try {
      port.resetPIN();
    } catch (SOAPFaultException exception) {
      NodeList codes =
          exception.getFault().getDetail().getElementsByTagNameNS(ERRORS, "ResponseCode");
      code = codes.item(0).getTextContent();
      outcome = code.equals("ErrorAccessDenied") ? "denied" : "fault";
    } catch (com.sun.xml.ws.client.ClientTransportException exception) {
      outcome = "denied";
    }
    System.out.printf("{\"outcome\":\"%s\",\"code\":\"%s\"}%n", outcome, code);
  }
}
