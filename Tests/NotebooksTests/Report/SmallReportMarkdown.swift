/// What the small report looks like.
let smallReportMarkdown = #"""
  <!-- Made by `pipeline`; what is edited here is lost with the next run. -->

  # Mixtures on the pinwheel

  *Do two runs agree?*

  They *do*: [0.97](#stage-fits).

  Made with the profile `quick`.

  **❌ 1 of 2 claims hold** · [Claims](#the-claims) · [Beside the paper](#the-numbers) · [How this was computed](#how-this-was-computed)

  - ❌ `fits.bic | sd < 0.1`, but: it is 0.2

  ## Two runs

  The mean is **[0.97](#stage-fits)**.

  <a id="figure-latents" href="latents.png">
  <picture>
    <source media="(prefers-color-scheme: dark)" srcset="latents-dark.svg">
    <img alt="Two &quot;clouds&quot;." src="latents.svg">
  </picture>
  </a>

  **Figure 1.** The 2 fits. [source](#stage-latents)

  | Seed | BIC |
  | ---: | ---: |
  | 1 | 0.95 |
  | 2 | −0.99 |

  <a id="table-members"></a>**Table 1.** Every fit. [source](#stage-members)

  ## <a id="the-claims"></a>Claims

  |  | claim | found | note |
  | --- | --- | ---: | --- |
  | ✅ holds | Two runs agree.<br>`fits.bic \| mean >= 0.95` | [0.97](#stage-fits) | Section 4 |
  | ❌ fails | `fits.bic \| sd < 0.1` | [0.2](#stage-fits) |  |

  ## <a id="the-numbers"></a>Beside the paper

  |  | here | interval | paper | where in the paper | note |
  | --- | ---: | ---: | ---: | --- | --- |
  | mean MCC | [0.97](#stage-fits) | [0.9 to 1](#stage-fits) | 1.0 | Table 2 | the strong one |

  ## <a id="how-this-was-computed"></a>How this was computed

  Notebook [`pinwheel`](../../Pipelines/pinwheel.md), profile `quick`: 3 stages done.

  ```sh
  swift run pipeline run pinwheel --profile quick
  ```

  <details>
  <summary>The graph of stages</summary>

  ```mermaid
  flowchart LR
    s0["points<br/>sample-pinwheel"]
    s1["fits ×2<br/>fit-mixture"]
    s0 --> s1
  ```

  </details>

  ### <a id="stage-points"></a>`points`

  Runs `sample-pinwheel`: done, key `aabbccdd`.

  <details>
  <summary>Configuration and keys</summary>

  | parameter | value | written in |
  | --- | --- | --- |
  | `arms` | `3` | Pipelines/pinwheel.md:12 |
  | `noise` | `0.1` | default |

  </details>

  ### <a id="stage-fits"></a>`fits`

  Runs `fit-mixture` on [`points`](#stage-points): 2 members, done; shown in [the answer](#mixtures-on-the-pinwheel), [“Two runs”](#two-runs), [Figure 1](#figure-latents), [Table 1](#table-members), [the claims](#the-claims), [the numbers](#the-numbers).

  <details>
  <summary>Configuration and keys</summary>

  | seed | bic |
  | ---: | ---: |
  | 1 | 0.95 |
  | 2 | 0.99 |

  Keys, in the order of the sweep: `1a2b3c4d`, `9f8e7d6c`.

  </details>

  ### Figures and tables

  - <a id="stage-latents"></a>[Figure 1](#figure-latents) draws `latent-scatter` from [`fits`](#stage-fits) ×2, keys `1a2b3c4d`, `9f8e7d6c`; `limit` `100`.
  - <a id="stage-members"></a>[Table 1](#table-members) shows values of [`fits`](#stage-fits), key `1a2b3c4d`.

  """#
