-- A session in neovim with `kimo lsp`: what is wrong is shown, mended, completed, renamed.
-- Run headless with the plan's folder as the current one; the server's command is in KIMO. What
-- is seen is written to `seen.txt`.

local seen = {}
local function see(line) table.insert(seen, line) end

local function finish(code)
  vim.fn.writefile(seen, "seen.txt")
  vim.cmd(code == 0 and "qall!" or "cquit")
end

local function await(what, is_there)
  if not vim.wait(30000, is_there, 20) then
    see("timed out: " .. what)
    finish(1)
  end
end

local function session()
  vim.cmd("edit plan/2023-2026/maal-1.toml")
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = "kimo",
    cmd = { os.getenv("KIMO"), "lsp", "--dato", "2026-11-15" },
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(buffer, client)
  vim.api.nvim_create_autocmd("BufReadPost", {
    pattern = "*.toml",
    callback = function(of) vim.lsp.buf_attach_client(of.buf, client) end,
  })
  await("the server", function() return vim.lsp.buf_get_clients(buffer)[client] ~= nil end)
  local encoding = vim.lsp.get_client_by_id(client).offset_encoding

  local function ask(method, params)
    params.textDocument = { uri = vim.uri_from_bufnr(buffer) }
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 30000)
    return answers and answers[client] and answers[client].result
  end
  local function place_of(words)
    for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
      local start, last = line:find(words, 1, true)
      if start then return { line = number - 1, character = last } end
    end
  end
  local function wrong() return vim.diagnostic.get(buffer) end

  -- A party is misspelt in the text that is open, and not saved.
  local at = place_of('ansvarlig = ["Sekretariatet"')
  vim.api.nvim_buf_set_text(buffer, at.line, at.character - 2, at.line, at.character - 1, { "" })
  await("a mark", function() return #wrong() > 0 end)
  for _, of in ipairs(wrong()) do
    see(string.format("%d:%d %s %s", of.lnum + 1, of.col + 1, of.code or "", of.message:gsub("\n", " ")))
  end

  -- The first of the fixes is taken.
  local marked = vim.lsp.diagnostic.get_line_diagnostics(buffer, at.line)
  local range = marked[1].range
  local actions = ask("textDocument/codeAction", { range = range, context = { diagnostics = marked } })
  see(actions[1].title)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
  await("no mark", function() return #wrong() == 0 end)

  -- The cursor stands where a status is to be written.
  local lines = { "", "[[handling.note]]", "dato = 2026-11-15", 'status = "' }
  vim.api.nvim_buf_set_lines(buffer, at.line + 1, at.line + 1, false, lines)
  local items = ask("textDocument/completion", { position = { line = at.line + 4, character = #lines[4] } })
  see(items[1].label .. ": " .. items[1].detail)
  vim.cmd("undo")

  -- A party is renamed: every file of the plan is opened and changed, none is saved.
  local edit = ask("textDocument/rename", { position = place_of('ansvarlig = ["Sekr'), newName = "Kystkontoret" })
  vim.lsp.util.apply_workspace_edit(edit, encoding)
  see(vim.api.nvim_buf_get_lines(buffer, at.line, at.line + 1, false)[1])
  local changed = 0
  for _, other in ipairs(vim.api.nvim_list_bufs()) do
    if vim.bo[other].modified then changed = changed + 1 end
  end
  see(changed .. " files changed")
  -- The server hears of the other files a moment later, one by one.
  local told
  await("the party's new name", function()
    told = ask("textDocument/hover", { position = place_of('ansvarlig = ["Kyst') }).contents.value
    return told:find("Kystkontoret**: ansvarlig for otte handlinger", 1, true) ~= nil
  end)
  see(vim.split(told, "\n")[1])
  await("a sound plan", function() return #wrong() == 0 end)
end

local ok, message = pcall(session)
if not ok then see(tostring(message)) end
finish(ok and 0 or 1)
