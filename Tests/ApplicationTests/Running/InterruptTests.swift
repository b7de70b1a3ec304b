import Application
import Foundation
import Parameters
import Stages
import Testing

/// Sends its process signals, each once the one before it has been heard.
private struct SendSignals: Stage {
  static let name = "send-signals"
  static let summary = "Sends signals to its own process."
  let signals: [Int]

  init(from reader: inout ParameterReader) throws(NotebookError) {
    signals = try reader.integers("signals", in: 0...64)
  }

  func run(_ input: Nothing, in context: StageContext) throws -> Number {
    for number in signals.map(Int32.init) {
      kill(getpid(), number)
      while !isLeftToTheSystem(number) { usleep(1000) }
    }
    // The run returns although this stage works on.
    while true { sleep(1) }
  }
}

/// Whether a signal does what it does to a process that listens to none.
private func isLeftToTheSystem(_ number: Int32) -> Bool {
  var action = sigaction()
  return sigaction(number, nil, &action) == 0 && action.__sigaction_handler.sa_handler == nil
}

/// Runs a notebook with a stage that sends these signals.
private func answer(sending signals: String) async throws -> Answer {
  let place = try Workplace()
  let blocks = """
    ```yaml stage=signals
    run: send-signals
    signals: \(signals)
    ```
    """
  try place.write("---\ntitle: Signals\n---\n\n\(blocks)\n", to: "Pipelines/signals.md")
  return try await place.run(registry: Registry([StageFamily(fingerprint: "code", [SendSignals.self])]))
}

/// What Ctrl-C does to a run, in processes of their own.
@Suite(.timeLimit(.minutes(10))) struct InterruptTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func theFirstSignalEndsTheRunInOrder(number: Int32) async {
    await #expect(processExitsWith: .exitCode(130)) { [number = number as Int32] in
      let answer = try await answer(sending: "[\(number)]")
      exit(answer.text.hasPrefix("interrupted; what was finished is kept") ? answer.status : 1)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func theSecondEndsTheProcessAtOnce(number: Int32) async {
    await #expect(processExitsWith: .signal(number)) { [number = number as Int32] in
      _ = try await answer(sending: "[\(number), \(number)]")
      while true { sleep(1) }
    }
  }

  @Test func afterARunASignalIsTheSystemsAgain() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      let place = try Workplace()
      try place.write(sums(), to: "Pipelines/sums.md")
      guard try await place.run().status == 0 else { exit(1) }
      kill(getpid(), SIGINT)
      while true { sleep(1) }
    }
  }
}
