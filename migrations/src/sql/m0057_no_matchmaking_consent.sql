-- Suggestions of exhibitors were asked about, and never made: what nobody uses is neither asked nor kept.
DELETE FROM consent WHERE purpose = 'matchmaking';
