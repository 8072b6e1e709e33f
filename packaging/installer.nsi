; The installer: for this user without special rights, for all users on wish; German and English.
; Needs VERSION, FOLDER (the frozen program), OUT, ICON, DRAWING and MEGABYTES from the command line; QUICKLY packs
; loosely, SIGNER with PYTHON signs the remover.
Target amd64-unicode
Unicode true
!ifdef QUICKLY
SetCompressor zlib
!else
SetCompressor /SOLID lzma
!endif

; The remover comes into being in here, so it is signed in here as well.
!ifdef SIGNER
!uninstfinalize '"${PYTHON}" "${SIGNER}" "%1"' = 0
!endif

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "nsDialogs.nsh"

!define NAME "Freiwilligenagentur"
!define PROGRAM "Freiwilligenagentur.exe"
!define REMOVER "Entfernen.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define STAND "Freiwilligenagentur.Messestand"
!define UPDATE "Freiwilligenagentur.Fassung"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME}, Einrichtung"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT License"

Var ForAll
Var ChoiceAll

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${DRAWING}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${DRAWING}"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_TITLE "$(Ready)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
Page custom AskForWhom KeepForWhom
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(Removed)"
!define MUI_FINISHPAGE_TEXT "$(DataStays)$\r$\n$\r$\n$LOCALAPPDATA\${NAME}"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "English"

LangString StillOpen ${LANG_GERMAN} "Die Freiwilligenagentur ist noch geöffnet. Bitte schließen Sie das Programm und klicken Sie dann auf Wiederholen. Es geht nichts verloren."
LangString StillOpen ${LANG_ENGLISH} "Freiwilligenagentur is still open. Please close it, then choose Retry. Nothing gets lost."
LangString Ready ${LANG_GERMAN} "Die Freiwilligenagentur ist eingerichtet"
LangString Ready ${LANG_ENGLISH} "Freiwilligenagentur is set up"
LangString Removed ${LANG_GERMAN} "Das Programm ist entfernt"
LangString Removed ${LANG_ENGLISH} "The program is removed"
LangString DataStays ${LANG_GERMAN} "Ihre Daten bleiben, verschlüsselt wie immer, hier liegen:"
LangString DataStays ${LANG_ENGLISH} "Your data stays, encrypted as always, in this folder:"
LangString Welcome ${LANG_GERMAN} "Dieser Assistent richtet die Freiwilligenagentur auf diesem Rechner ein. Andere Programme können offen bleiben.$\r$\n$\r$\nIst sie schon da, wird sie erneuert oder repariert. Ihre Daten bleiben, wie sie sind."
LangString Welcome ${LANG_ENGLISH} "This assistant sets Freiwilligenagentur up on this computer. Other programs may stay open.$\r$\n$\r$\nWhere it is there already, it is renewed or repaired. Your data stays as it is."
LangString ForWhom ${LANG_GERMAN} "Für wen?"
LangString ForWhom ${LANG_ENGLISH} "For whom?"
LangString ForWhomMore ${LANG_GERMAN} "Wer soll die Freiwilligenagentur an diesem Rechner öffnen können?"
LangString ForWhomMore ${LANG_ENGLISH} "Who shall be able to open Freiwilligenagentur on this computer?"
LangString OnlyMe ${LANG_GERMAN} "&Nur ich (das braucht keine besonderen Rechte)"
LangString OnlyMe ${LANG_ENGLISH} "Only &me (this needs no special rights)"
LangString Everybody ${LANG_GERMAN} "&Alle, die sich hier anmelden (Windows fragt nach einem Administrator)"
LangString Everybody ${LANG_ENGLISH} "&Everybody who signs in here (Windows asks for an administrator)"
LangString DataApart ${LANG_GERMAN} "Ihre Daten liegen in jedem Fall verschlüsselt in Ihrem eigenen Ordner."
LangString DataApart ${LANG_ENGLISH} "Your data lies encrypted in your own folder in any case."
LangString PartProgram ${LANG_GERMAN} "Programm"
LangString PartProgram ${LANG_ENGLISH} "Program"
LangString PartDesktop ${LANG_GERMAN} "Symbol auf dem Desktop"
LangString PartDesktop ${LANG_ENGLISH} "Icon on the desktop"
LangString StandFile ${LANG_GERMAN} "Messestand der Freiwilligenagentur"
LangString StandFile ${LANG_ENGLISH} "Stand file of Freiwilligenagentur"
LangString UpdateFile ${LANG_GERMAN} "Neue Fassung der Freiwilligenagentur"
LangString UpdateFile ${LANG_ENGLISH} "New version of Freiwilligenagentur"

; Files of this type open with a double click.
!macro Opens ending type name
  WriteRegStr SHCTX "Software\Classes\${ending}" "" "${type}"
  WriteRegStr SHCTX "Software\Classes\${type}" "" "${name}"
  WriteRegStr SHCTX "Software\Classes\${type}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${type}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

!macro ShellFor un
Function ${un}ShellFor
  ${If} $ForAll == "1"
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd
!macroend
!insertmacro ShellFor ""
!insertmacro ShellFor "un."

; The running program keeps its file: as long as it cannot be written, the program is open.
!macro WaitUntilClosed un
Function ${un}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\${PROGRAM}" a
  IfErrors 0 free
  IfSilent 0 ask
    SetErrorLevel 3
    Abort
  ask:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" IDRETRY again
  Abort
  free:
  FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  SetRegView 64
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALL" $1
  ${IfNot} ${Errors}
    StrCpy $ForAll "1"
    StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
  ${Else}
    ReadRegStr $1 HKCU "${KEY}" "InstallLocation"
    ${If} $1 != ""
      StrCpy $INSTDIR $1
    ${EndIf}
  ${EndIf}
  Call ShellFor
FunctionEnd

Function AskForWhom
  !insertmacro MUI_HEADER_TEXT "$(ForWhom)" "$(ForWhomMore)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "$(OnlyMe)"
  Pop $0
  ${NSD_CreateRadioButton} 0 28u 100% 12u "$(Everybody)"
  Pop $ChoiceAll
  ${NSD_CreateLabel} 0 54u 100% 24u "$(DataApart)"
  Pop $1
  ${If} $ForAll == "1"
    ${NSD_Check} $ChoiceAll
  ${Else}
    ${NSD_Check} $0
  ${EndIf}
  nsDialogs::Show
FunctionEnd

; Whoever chose everybody without being an administrator begins again as one, with the question answered.
Function KeepForWhom
  ${NSD_GetState} $ChoiceAll $0
  ${If} $0 == ${BST_CHECKED}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      ExecShell "runas" "$EXEPATH" "/ALL"
      Quit
    ${EndIf}
    StrCpy $ForAll "1"
    StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
  ${ElseIf} $ForAll == "1"
    StrCpy $ForAll "0"
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
  ${EndIf}
  Call ShellFor
FunctionEnd

Section "$(PartProgram)" Main
  SectionIn RO
  Call WaitUntilClosed
  ; Installing again repairs: what lies in the program's own folder is made anew, data never lies there.
  RMDir /r "$INSTDIR\programm"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\${REMOVER}"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\${REMOVER}"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\${REMOVER}" /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  IntOp $0 ${MEGABYTES} * 1000
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" $0
  !insertmacro Opens ".messestand" "${STAND}" "$(StandFile)"
  !insertmacro Opens ".fa-update" "${UPDATE}" "$(UpdateFile)"
  ${RefreshShellIcons}
SectionEnd

Section /o "$(PartDesktop)" Desktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Function un.onInit
  SetRegView 64
  StrCpy $ForAll "0"
  ReadRegStr $1 HKLM "${KEY}" "InstallLocation"
  ${If} $1 == $INSTDIR
    StrCpy $ForAll "1"
  ${EndIf}
  Call un.ShellFor
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  RMDir /r "$INSTDIR\programm"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${REMOVER}"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey SHCTX "${KEY}"
  DeleteRegKey SHCTX "Software\Classes\.messestand"
  DeleteRegKey SHCTX "Software\Classes\${STAND}"
  DeleteRegKey SHCTX "Software\Classes\.fa-update"
  DeleteRegKey SHCTX "Software\Classes\${UPDATE}"
  ${RefreshShellIcons}
  SetShellVarContext current ; the last page says where this user's data lies
SectionEnd
