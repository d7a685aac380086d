-- The `session` that mod_lua gives to a script, as it was read in FreeSWITCH's source of August 2026 (switch_cpp.cpp,
-- switch_ivr_play_say.c); it was not run. Arguments: the script, then what the caller types at each question, where ! is
-- to hang up. Prints one line for each thing that the script does.
local script = table.remove(arg, 1)
local typed, up = arg, true

-- Of conf/vanilla/lang/en/vm/sounds.xml. A phrase that is not there makes playAndGetDigits() return without asking.
local phrases = {
  voicemail_enter_pass = true,
  voicemail_fail_auth = true,
  voicemail_change_pass_success = true,
  voicemail_change_pass_fail = true,
  voicemail_goodbye = true,
}
-- Of docs/phrase/phrase_en.xml.
local files = {
  ["voicemail/vm-enter_new_pin.wav"] = true,
  ["voicemail/vm-not_available.wav"] = true,
  ["ivr/ivr-please_reenter_your_pin.wav"] = true,
  ["ivr/ivr-please_try_again.wav"] = true,
  ["ivr/ivr-pin_or_extension_is-invalid.wav"] = true,
  ["ivr/ivr-im_sorry.wav"] = true,
}

local function exists(sound) return files[sound] or phrases[sound:match("^phrase:([^:]+)")] or false end

session = {}

function session:ready() return up end

function session:getVariable(name)
  return ({ user_name = os.getenv("MAILBOX"), domain_name = "pbx.example.com" })[name]
end

function session:setVariable(name, value) print("set " .. name .. "=" .. value) end

function session:execute(application, data) print("execute " .. application .. " " .. data) end

function session:hangup() print("hangup") end

function session:streamFile(sound)
  if not up then return 0 end
  print((exists(sound) and "heard " or "missing ") .. sound)
  return exists(sound) and 1 or 0
end

function session:playAndGetDigits(least, most, tries, _, terminators, sound, _, pattern)
  while up and tries > 0 do
    tries = tries - 1
    if session:streamFile(sound) == 0 then return "" end
    local answer = table.remove(typed, 1) or ""
    if answer == "!" then
      up = false
      return ""
    end
    local digits = answer:gsub("[" .. terminators .. "].*", ""):sub(1, most)
    if #digits >= least then
      if pattern ~= "" then print("logged Test Regex [" .. digits .. "]") end
      return digits
    end
  end
  return ""
end

dofile(script)
