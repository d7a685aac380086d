-- Lets owners into mod_voicemail only if umpin accepts their PIN. A missing answer is a refusal.
--
-- Key and PIN are passed to curl on its standard input: mod_curl and freeswitch.API would log both at
-- debug, which is FreeSWITCH's default level, and all users of the machine can read a program's arguments.

local config_file = "/etc/freeswitch/umpin.conf"
local curl = "curl --disable --silent --fail --noproxy '*' --connect-timeout 2 --max-time 5"
  .. " --max-filesize 100 --write-out ' %{http_code}' --config - >"

local function read_config()
  local config = {}
  for line in io.lines(config_file) do
    local name, value = line:match("^%s*(%l+)%s*=%s*(%S+)%s*$")
    if name then config[name] = value end
  end
  return config
end

-- The word that /v1/pbx answers; ERROR for any other answer. umpin always responds with the status 200.
local function ask(path, fields)
  local config = read_config()
  local form = {}
  for name, value in pairs(fields) do
    -- Values that would have to be quoted are not sent.
    if not value:match("^[%w._@-]+$") then return "ERROR" end
    form[#form + 1] = name .. "=" .. value
  end
  local answer = os.tmpname()
  local pipe = io.popen(curl .. answer, "w")
  pipe:write('url = "', config.url, path, '"\n')
  pipe:write('user = "', config.login, ":", config.key, '"\n')
  pipe:write('data = "', table.concat(form, "&"), '"\n')
  pipe:close()
  local file = io.open(answer)
  local word = file and file:read("*l")
  if file then file:close() end
  os.remove(answer)
  return word and word:match("^([%u_]+:?[%l-]*) 200$") or "ERROR"
end

-- Asks three times if nothing is typed. The digits end with #, or three seconds after the last one. There is no
-- pattern for them, because FreeSWITCH would log what it compares with it.
local function digits(sound)
  return session:playAndGetDigits(1, 24, 3, 10000, "#", sound, "", "", "", 3000)
end

local function play(...)
  for _, sound in ipairs({ ... }) do session:streamFile(sound) end
end

local mailbox = session:getVariable("user_name") or ""
local domain = session:getVariable("domain_name") or ""

-- FreeSWITCH has no sound that says locked, or expired.
local function explain(word)
  if word == "LOCKED" or word == "EXPIRED" then
    play("ivr/ivr-pin_or_extension_is-invalid.wav")
  else
    play("ivr/ivr-im_sorry.wav", "voicemail/vm-not_available.wav")
  end
end

local function may_enter()
  for _ = 1, 3 do
    local pin = digits("phrase:voicemail_enter_pass:#")
    if not session:ready() or pin == "" then return false end
    local word = ask("/v1/pbx/verify", { mailbox = mailbox, pin = pin })
    if word == "OK" then return true end
    if word == "OK_CHANGE" then return "change" end
    if word ~= "DENY" then
      explain(word)
      return false
    end
    play("phrase:voicemail_fail_auth:#")
  end
  return false
end

-- The old PIN is not sent again, because umpin has just accepted it.
local function has_new_pin()
  for _ = 1, 3 do
    local pin = digits("voicemail/vm-enter_new_pin.wav")
    if not session:ready() or pin == "" then return false end
    local again = digits("ivr/ivr-please_reenter_your_pin.wav")
    if not session:ready() or again == "" then return false end
    if pin ~= again then
      play("ivr/ivr-please_try_again.wav")
    else
      local word = ask("/v1/pbx/change", { mailbox = mailbox, newPin = pin })
      if word == "OK" then
        play("phrase:voicemail_change_pass_success:#")
        return true
      end
      if not word:match("^REFUSED:") then
        explain(word)
        return false
      end
      play("phrase:voicemail_change_pass_fail:#")
    end
  end
  return false
end

local entered = may_enter()
if entered == "change" then entered = has_new_pin() end
if entered == true then
  session:setVariable("voicemail_authorized", "true")
  session:execute("voicemail", "check default " .. domain .. " " .. mailbox)
elseif session:ready() then
  play("phrase:voicemail_goodbye:#")
end
session:hangup()
