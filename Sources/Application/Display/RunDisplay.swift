private import Foundation
private import Parameters
private import Synchronization
public import Workflow

/// Shows a run as it happens: on a terminal a live line a running stage, elsewhere plain lines.
///
/// Stages that were there already are only counted.
public final class RunDisplay: Sendable {
  /// Where and how much to show.
  public enum Style: Sendable {
    /// Lines that are drawn again as stages get on.
    case live
    /// A line an event.
    case plain
    /// Failures only.
    case quiet
  }

  fileprivate struct Running {
    var fraction = 0.0
    var note = ""
    let began: Double
    let estimate: Double?
  }

  fileprivate struct State {
    var running: [StageID: Running] = [:]
    var done = 0
    var drawnLines = 0
    var lastDrawing = 0.0
    /// Seconds of work that the plan expects of stages that have not begun.
    var workAhead: Double
  }

  private let style: Style
  private let total: Int
  private let jobs: Int
  private let state: Mutex<State>

  /// Creates a display for a run.
  ///
  /// - Parameters:
  ///   - style: Where and how much to show.
  ///   - total: The number of stages of the run.
  ///   - work: How many seconds of work the plan expects.
  ///   - jobs: How many stages run at once.
  public init(style: Style, total: Int, work: Double, jobs: Int) {
    self.style = style
    self.total = total
    self.jobs = jobs
    state = Mutex(State(workAhead: work))
  }

  /// Shows what happened.
  public func show(_ event: RunEvent) {
    state.withLock { state in
      switch event {
      case .started(let id, let estimate):
        state.workAhead -= estimate ?? 0
        state.running[id] = Running(began: now(), estimate: estimate)
      case .progress(let id, let fraction, let note):
        state.running[id]?.fraction = fraction
        state.running[id]?.note = note
        if now() - state.lastDrawing < 0.1 { return }
      case .finished(let id, let cached, _):
        state.done += 1
        state.running[id] = nil
        if cached, now() - state.lastDrawing < 0.1 { return }
      case .failed(let id, _, _):
        state.done += 1
        state.running[id] = nil
      case .skipped: state.done += 1
      case .saved: return
      case .resumed(let id, _): state.running[id] = nil
      case .waiting, .spoiled, .damaged, .differed, .submitted, .notice: break
      }
      draw(event.line, &state)
    }
  }

  /// Takes the live lines away.
  public func finish() { state.withLock { erase(&$0) } }

  private func draw(_ line: EventLine?, _ state: inout State) {
    guard style != .quiet || line?.isFailure == true else { return }
    erase(&state)
    if let line { write(style == .plain ? "[\(state.done)/\(total)] \(line.text)\n" : line.text + "\n") }
    guard style == .live else { return }
    state.lastDrawing = now()
    let lines = state.running.sorted { $0.key < $1.key }.map { Self.line(of: $0.key, $0.value) } + [tally(state)]
    state.drawnLines = lines.count
    write(lines.map { cut($0, toColumns: terminalWidth() - 1) + "\n" }.joined())
  }

  private func erase(_ state: inout State) {
    if state.drawnLines > 0 { write("\r\u{1B}[\(state.drawnLines)A\u{1B}[J") }
    state.drawnLines = 0
  }

  private func tally(_ state: State) -> String {
    let inRunning = state.running.values.compactMap(\.secondsLeft).reduce(0, +)
    let left = (max(0, state.workAhead) + inRunning) / Double(max(1, jobs))
    return "  \(state.done) of \(total) stages done" + (left >= 1 ? ", about \(duration(left)) left" : "")
  }

  private static func line(of id: StageID, _ running: Running) -> String {
    let percent = running.fraction > 0 ? " \(Int(min(max(running.fraction, 0), 1) * 100))%" : ""
    let left = running.secondsLeft.map { ", \(duration($0)) left" } ?? ""
    return "  \(id)\(percent)\(left)" + (running.note.isEmpty ? "" : "  \(running.note)")
  }

  /// Writes to standard error; a run goes on where nobody can be told how.
  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}

extension RunDisplay.Running {
  /// By the progress so far, or by earlier runs.
  fileprivate var secondsLeft: Double? {
    let passed = now() - began
    if fraction > 0.02, passed > 0.5 { return passed * (1 - fraction) / fraction }
    return estimate.map { max(0, $0 - passed) }
  }
}

/// Seconds of a clock that never jumps back.
private func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

private func terminalWidth() -> Int {
  var size = winsize()
  return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 100
}
