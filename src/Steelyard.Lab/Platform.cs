// The lab reads /proc, forks through its own launcher and follows Linux's rules of accounting.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
