set terminal svg size 830,128 fixed noenhanced rounded background rgb '#ffffff' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#8c959f'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#1f2328'
set xtics offset 0,0.3
set key textcolor rgb '#1f2328' font ',12' spacing 1.25 samplen 1.5
set lmargin at screen 0.11084
set rmargin at screen 0.98554
set tmargin at screen 0.9375
set bmargin at screen 0.59375
unset border
unset tics
set xrange [0:2]
set yrange [2:0]
set label "model 1" at screen 0.1012,0.85156 right font ',10' front textcolor rgb '#1f2328'
set label "model 2, 50%" at screen 0.1012,0.67969 right font ',10' front textcolor rgb '#1f2328'
$group_0 << END
0.06 0.08
0.5 0.92
0.94 0.08

0.06 1.5
0.5 1.92
0.94 1.08

END
$group_1 << END
1.06 0.08
1.28 0.92
1.5 0.5
1.7200000000000002 0.71
1.94 0.08

END
$middles << END
0.5 0.08
0.5 0.92

1.5 0.08
1.5 0.92

0.5 1.08
0.5 1.92

END
set key at screen 0.5,0 center bottom horizontal noautotitle font ',12'
plot \
  $middles with lines lw 0.8 lc rgb '#b9bfc6' title "truth", \
  $group_0 with lines lw 1.1 lc rgb '#0072b2' title "one basin", \
  $group_1 with lines lw 1.1 lc rgb '#d55e00' title "several"
