// ResetPIN with WCF; says in one line of JSON what its caller sees.
using System;
using System.IO;
using System.Net;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.ServiceModel.Description;
using System.ServiceModel.Security;
using System.Xml;

/// By WCF's channel of messages: its proxies on Mono break on a detail that .NET did not write.
public static class WcfClient
{
    const string Messages = "http://schemas.microsoft.com/exchange/services/2006/messages";
    const string Errors = "http://schemas.microsoft.com/exchange/services/2006/errors";

    public static void Main()
    {
        var binding = new BasicHttpBinding(BasicHttpSecurityMode.TransportCredentialOnly);
        binding.Security.Transport.ClientCredentialType = HttpClientCredentialType.Basic;
        var address = new EndpointAddress(Environment.GetEnvironmentVariable("UMPIN_URL"));
        var credentials = new ClientCredentials();
        credentials.UserName.UserName = Environment.GetEnvironmentVariable("UMPIN_LOGIN");
        credentials.UserName.Password = Environment.GetEnvironmentVariable("UMPIN_PASSWORD");
        var factory = binding.BuildChannelFactory<IRequestChannel>(credentials);
        factory.Open();
        var channel = factory.CreateChannel(address);
        channel.Open();
        string outcome = "broken", code = "";
        try
        {
            var body = XmlReader.Create(new StringReader("<ResetPIN xmlns='" + Messages + "'/>"));
            var request = Message.CreateMessage(MessageVersion.Soap11, Messages + "/ResetPIN", body);
            var reply = channel.Request(request);
            if (reply.IsFault)
            {
                outcome = "fault";
                code = ResponseCode(MessageFault.CreateFault(reply, 65536));
            }
            else if (reply.GetReaderAtBodyContents().IsStartElement("ResetPINResponse", Messages))
                outcome = "reset";
        }
        catch (Exception error) when (IsUnauthorized(error))
        {
            outcome = "denied";
        }
        Console.WriteLine("{{\"outcome\":\"{0}\",\"code\":\"{1}\"}}", outcome, code);
    }

    static string ResponseCode(MessageFault fault)
    {
        using (var detail = fault.GetReaderAtDetailContents())
        {
            while (!detail.EOF && !detail.IsStartElement("ResponseCode", Errors)) detail.Skip();
            return detail.EOF ? "" : detail.ReadElementContentAsString();
        }
    }

    // .NET's type for it, and what Mono throws instead.
    static bool IsUnauthorized(Exception error)
    {
        var answer = (error as WebException ?? error.InnerException as WebException)?.Response;
        return error is MessageSecurityException
            || (answer as HttpWebResponse)?.StatusCode == HttpStatusCode.Unauthorized;
    }
}
