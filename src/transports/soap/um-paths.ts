/**
 * Where callers look for the service: Exchange 2010 and later, and Exchange 2007. Matched without
 * regard to case, as IIS does.
 */
export const umPaths = ['EWS/UM2007Legacy.asmx', 'UnifiedMessaging/Service.asmx'] as const;
