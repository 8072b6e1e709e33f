/* Wine 8's mscms.dll lacks a function that Qt imports for colour profiles of screens; here no screen has one. */
#define NOTHING(name) __declspec(dllexport) void *__stdcall name(void) { return 0; }
NOTHING(OpenColorProfileW)
NOTHING(CloseColorProfile)
NOTHING(GetColorProfileFromHandle)
NOTHING(WcsCreateIccProfile)
