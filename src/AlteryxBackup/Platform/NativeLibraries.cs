using System.Runtime.InteropServices;

// A DLL beside the host must not answer for a system one: this runs with administrator's rights.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
