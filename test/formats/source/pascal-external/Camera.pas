unit Camera;
{ HCNetSDK.dll in a comment }
(* and 'PlayCtrl.dll' in another *)
interface
const
  // DLL_OLD = 'HCCore.dll';
  DLL_HCNETSDK = 'HCNetSDK.dll';
function NET_DVR_Init: LongBool; stdcall; external DLL_HCNETSDK;
function PlayM4_Play(Port: Integer): LongBool; stdcall; external 'PlayCtrl.dll' name 'PlayM4_Play';
implementation
procedure Load;
begin
  LoadLibrary('dhnetsdk');
  ShowMessage('It''s HCNetSDK.dll that is missing');
end;
end.
