import Foundation

/// A headless Chromium, driven by its DevTools protocol through a pipe. It ends when the pipe does.
final class Browser {
  /// What went wrong with the browser itself.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The browser of all tests, which start it once and use it one after the other.
  nonisolated(unsafe) private static var started: Browser?

  /// The browser, started if it is not yet.
  static func shared() throws -> Browser {
    if let started { return started }
    let browser = try Browser()
    started = browser
    return browser
  }

  private static let program = "/usr/bin/chromium"
  /// Whether there is one here.
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

  private let process = Process()
  private let (input, output) = (Pipe(), Pipe())
  private let folder = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")
  private var unread: [UInt8] = []
  private var calls = 0
  private var session: String?
  /// Errors and warnings of pages, as the console shows them.
  private(set) var complaints: [String] = []

  private init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: "/bin/sh")
    let options = """
      --headless=new --no-sandbox --disable-gpu --no-first-run --hide-scrollbars --remote-debugging-pipe \
      --disable-extensions --disable-component-update --disable-background-networking --disable-sync --disable-breakpad \
      --disable-dev-shm-usage
      """
    // Chromium reads commands from file 3 and answers on file 4; what it leaves behind is removed.
    let files = "3<&0 4>&1 </dev/null >/dev/null 2>&1"
    let run = "\(Self.program) \(options) --user-data-dir='\(folder.path)' about:blank \(files)"
    process.arguments = ["-c", "\(run); rm -rf '\(folder.path)'"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    session = try call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log"] { _ = try call("\(domain).enable") }
  }

  /// Opens a page of so many pixels' width, as a reader sees it whose system is light or dark.
  func open(_ html: String, width: Int = 1200, isDark: Bool = false) throws {
    let file = folder.appending(path: "page.html")
    try html.write(to: file, atomically: true, encoding: .utf8)
    _ = try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false])
    let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
    _ = try call("Emulation.setEmulatedMedia", ["features": [scheme]])
    complaints = []
    _ = try call("Page.navigate", ["url": "about:blank"])
    _ = try call("Page.navigate", ["url": file.absoluteString])
    let isLoaded = "location.protocol === 'file:' && document.readyState === 'complete'"
    for _ in 0..<600 {
      if try evaluate(isLoaded) as? Bool == true { return }
      usleep(50_000)
    }
    throw Failure(description: "the page does not load")
  }

  /// The value of an expression of JavaScript in the page.
  @discardableResult
  func evaluate(_ expression: String) throws -> Any? {
    let answer = try call(
      "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
    if let details = answer["exceptionDetails"] { throw Failure(description: "\(details)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// The texts that an expression gives.
  func texts(_ expression: String) throws -> [String] { try evaluate(expression) as? [String] ?? [] }

  /// Drags from one place of the window to another.
  func drag(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) throws {
    func mouse(_ type: String, _ at: (x: Double, y: Double), isDown: Bool) throws {
      _ = try call(
        "Input.dispatchMouseEvent",
        [
          "type": type, "x": at.x, "y": at.y, "button": isDown || type == "mouseReleased" ? "left" : "none",
          "buttons": isDown ? 1 : 0, "clickCount": 1,
        ])
    }
    try mouse("mouseMoved", start, isDown: false)
    try mouse("mousePressed", start, isDown: true)
    for step in 1...4 {
      let share = Double(step) / 4
      try mouse(
        "mouseMoved", (start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)), isDown: true)
    }
    try mouse("mouseReleased", end, isDown: false)
  }

  /// Presses a key.
  func press(_ key: String) throws {
    for type in ["keyDown", "keyUp"] {
      _ = try call(
        "Input.dispatchKeyEvent",
        ["type": type, "key": key, "code": key, "windowsVirtualKeyCode": key == "Tab" ? 9 : 13])
    }
  }

  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    calls += 1
    var message: [String: Any] = ["id": calls, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    input.fileHandleForWriting.write(try JSONSerialization.data(withJSONObject: message) + Data([0]))
    while true {
      let answer = try read()
      if answer["id"] as? Int == calls {
        if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
        return answer["result"] as? [String: Any] ?? [:]
      }
      note(answer)
    }
  }

  /// Keeps what a page complains about.
  private func note(_ event: [String: Any]) {
    guard let method = event["method"] as? String, let parameters = event["params"] as? [String: Any] else { return }
    if ["Runtime.exceptionThrown", "Log.entryAdded"].contains(method) { complaints.append("\(parameters)") }
    if method == "Runtime.consoleAPICalled", ["error", "warning"].contains(parameters["type"] as? String) {
      complaints.append("\(parameters)")
    }
  }

  /// The next message; each ends with a zero byte.
  private func read() throws -> [String: Any] {
    while !unread.contains(0) {
      var waiting = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 900_000) > 0 else {
        throw Failure(description: "the browser says nothing for a quarter of an hour")
      }
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw Failure(description: "the browser has ended") }
      unread += bytes
    }
    let end = unread.firstIndex(of: 0) ?? unread.endIndex
    defer { unread.removeFirst(end + 1) }
    return try JSONSerialization.jsonObject(with: Data(unread[..<end])) as? [String: Any] ?? [:]
  }
}
